/** PgCellar's own command line, started as a user starts it. */
package dev.pgcellar.testsupport.cli;
