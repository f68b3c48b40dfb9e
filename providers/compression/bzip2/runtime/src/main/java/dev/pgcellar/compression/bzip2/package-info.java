/**
 * Compression with bzip2, by Commons Compress: the only maintained implementation for the JVM, in Java, and not slower
 * than the one in aircompressor, which knows no levels.
 */
package dev.pgcellar.compression.bzip2;
