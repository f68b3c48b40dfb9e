package dev.pgcellar.wal;

/**
 * An archived object that could be delivered.
 *
 * @param key of the object
 * @param size of the object in bytes, as the listing tells it
 * @param suffix compression suffix, empty when stored as it was
 * @param partial whether it stands in for a complete segment
 */
record WalCandidate(String key, long size, String suffix, boolean partial) {}
