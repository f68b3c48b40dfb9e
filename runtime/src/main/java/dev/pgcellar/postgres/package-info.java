/** The connection to PostgreSQL: libpq-style parameters, one session, backup start and stop by server version. */
package dev.pgcellar.postgres;
