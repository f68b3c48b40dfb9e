/**
 * Compression with LZ4 in its frame format.
 *
 * <p>The blocks are compressed by lz4-java in its maintained form ({@code at.yawk.lz4}). Its native library is three to
 * seven times faster than any implementation in Java at the default level; it is loaded from {@code
 * java.library.path}, which the launcher points at the distribution's own folder, else unpacked into a writable
 * temporary folder, and where neither works, lz4-java's implementation in Java does the same. Frames are read here,
 * because lz4-java's reader refuses linked blocks, which the {@code barman-cloud-*} suite writes, and the reader of
 * Commons Compress, which takes them, is five to ten times slower.
 */
package dev.pgcellar.compression.lz4;
