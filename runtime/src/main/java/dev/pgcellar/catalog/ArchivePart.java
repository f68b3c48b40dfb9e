package dev.pgcellar.catalog;

import java.util.Objects;

/**
 * One tar file of an archive.
 *
 * @param key full key inside the container
 * @param kind whether it is the first
 * @param size of the object in bytes, as stored
 * @param codecSuffix for instance {@code .gz}; empty when uncompressed
 */
public record ArchivePart(String key, Kind kind, long size, String codecSuffix) {

    /** The place of a part in its archive. */
    public enum Kind {
        /** {@code data.tar}, without which the archive is incomplete. */
        MAIN,
        /** {@code data_0001.tar}: what did not fit into the parts before. */
        CONTINUATION
    }

    public ArchivePart {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(codecSuffix, "codecSuffix");
    }
}
