package dev.pgcellar.transfer;

/**
 * A range of an object in memory.
 *
 * @param bytes holds the range in its first bytes; not copied
 * @param length how many bytes these are
 */
record FetchedRange(byte[] bytes, int length) {}
