/**
 * Compression with Snappy in its framing format.
 *
 * <p>The blocks are compressed by aircompressor: in Java, hence free of native libraries, at more than half the speed
 * of the native implementation in snappy-java, and ten times faster than Commons Compress. Frames are read here,
 * because aircompressor's reader takes the size of its buffer from the data and does not see a truncated skippable
 * chunk.
 */
package dev.pgcellar.compression.snappy;
