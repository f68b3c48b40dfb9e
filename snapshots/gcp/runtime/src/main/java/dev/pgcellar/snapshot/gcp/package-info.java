/**
 * Snapshots of disks in Google Cloud (contract 05), by plain requests to version 1 of the Compute Engine API.
 */
package dev.pgcellar.snapshot.gcp;
