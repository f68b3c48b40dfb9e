/** WAL file names, LSNs and segment arithmetic; archiving segments to a store and fetching them back. */
package dev.pgcellar.wal;
