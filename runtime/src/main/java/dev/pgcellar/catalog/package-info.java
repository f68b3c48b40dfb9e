/** The backups of a server: their metadata and its text format, the list of them, and how one is chosen. */
package dev.pgcellar.catalog;
