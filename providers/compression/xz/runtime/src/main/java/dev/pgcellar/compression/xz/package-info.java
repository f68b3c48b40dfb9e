/**
 * Compression with xz, by XZ for Java: the format's own project, in Java.
 */
package dev.pgcellar.compression.xz;
