/**
 * Compression with gzip (RFC 1952).
 */
package dev.pgcellar.compression.gzip;
