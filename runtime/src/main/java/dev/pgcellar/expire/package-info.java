/** Deleting backups, by hand or by a retention policy, and the WAL that no remaining backup needs. */
package dev.pgcellar.expire;
