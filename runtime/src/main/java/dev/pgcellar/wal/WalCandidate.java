package dev.pgcellar.wal;

import java.time.Instant;

/**
 * An archived object that could be delivered.
 *
 * @param key of the object
 * @param size of the object in bytes, as the listing tells it
 * @param lastModified when the object was written, as the listing tells it
 * @param suffix compression suffix, empty when stored as it was
 * @param partial whether it stands in for a complete segment
 */
public record WalCandidate(String key, long size, Instant lastModified, String suffix, boolean partial) {}
