/** What all contenders work on: a PostgreSQL server, an S3 server, and archives in it. */
package dev.pgcellar.benchmarks.bed;
