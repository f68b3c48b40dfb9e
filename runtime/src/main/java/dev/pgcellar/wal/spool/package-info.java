/**
 * WAL that goes ahead of PostgreSQL's calls: segments sent before their {@code archive_command} runs, and segments
 * fetched before their {@code restore_command} runs, remembered in a spool folder.
 */
package dev.pgcellar.wal.spool;
