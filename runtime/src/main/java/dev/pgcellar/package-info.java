/** PgCellar: backs up PostgreSQL to object storage. Start at the use cases in {@code backup} and {@code restore}. */
package dev.pgcellar;
