/** Examines a store, the backups in it, and a PostgreSQL server, and says what to mend. */
package dev.pgcellar.doctor;
