/**
 * The demo: backs up a throw-away PostgreSQL server and restores it to a moment, by the commands that a user would
 * type. It is never part of the command line that is shipped.
 */
package dev.pgcellar.demo;
