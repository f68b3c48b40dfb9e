/** What would be deleted, and deleting it. */
package dev.pgcellar.dashboard.retention;
