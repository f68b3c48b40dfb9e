/**
 * Compression with Zstandard.
 *
 * <p>zstd-jni brings the format's own library, with all its levels. At the default level it compresses about twice and
 * decompresses at least three times as fast as aircompressor, which has one level only and leaves nearly twice the bytes
 * of WAL. The library is loaded from {@code java.library.path}, which the launcher points at the distribution's own
 * folder, else unpacked into a writable temporary folder. Where neither works, aircompressor reads and writes instead,
 * in Java, so that no archive becomes unreadable for want of a library; it takes windows of up to 8 MiB only, which all
 * levels up to 19 keep to.
 *
 * <p>The streams are made here from zstd-jni's contexts: its own streams pass over a second frame that is cut short,
 * and finish an abandoned frame in a finalizer.
 */
package dev.pgcellar.compression.zstd;
