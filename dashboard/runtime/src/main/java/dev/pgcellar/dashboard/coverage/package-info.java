/** Which WAL of a server is archived. */
package dev.pgcellar.dashboard.coverage;
