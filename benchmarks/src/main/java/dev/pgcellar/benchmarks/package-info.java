/**
 * PgCellar beside the programs that users run today, on the same PostgreSQL, the same S3 server and in the same minutes.
 */
package dev.pgcellar.benchmarks;
