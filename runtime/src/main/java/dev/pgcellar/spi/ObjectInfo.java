package dev.pgcellar.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * An object as a listing or a head request describes it.
 *
 * @param key full key inside the container
 * @param size in bytes
 * @param lastModified when the object was written, to the precision the store keeps
 */
public record ObjectInfo(String key, long size, Instant lastModified) implements ListEntry {
    public ObjectInfo {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(lastModified, "lastModified");
    }
}
