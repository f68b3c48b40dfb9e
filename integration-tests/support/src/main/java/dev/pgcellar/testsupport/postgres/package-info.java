/** Real PostgreSQL servers of several versions, for tests and demonstrations. */
package dev.pgcellar.testsupport.postgres;
