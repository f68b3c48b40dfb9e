package dev.pgcellar.spi;

/**
 * A key that could not be deleted.
 *
 * @param key full key inside the container
 * @param reason the store's own words, one line
 */
public record DeleteFailure(String key, String reason) {}
