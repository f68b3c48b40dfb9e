package dev.pgcellar.spi;

import java.util.Objects;

/**
 * Where a store's objects live: a container and the key prefix below which PgCellar keeps its objects.
 *
 * @param url the URL as the user gave it, for messages
 * @param container bucket or container name, or the absolute path of a folder
 * @param prefix the key prefix without a leading slash; may be empty, may end in a slash (contract 00 section 7)
 */
public record StoreLocation(String url, String container, String prefix) {
    public StoreLocation {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(container, "container");
        Objects.requireNonNull(prefix, "prefix");
    }
}
