package dev.pgcellar.storage.azure;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Everything that decides how a container is spoken to.
 *
 * @param access where the service is, and by what right
 * @param encryptionScope null for the container's
 * @param blockSize size in bytes of the blocks of a blob that is too large for one request
 * @param singlePutSize size in bytes up to which a blob is written by one request
 * @param concurrency how many blocks of one blob are sent at the same time, at least 1
 * @param readTimeout how long a request may go without an answer or any progress
 * @param caBundle PEM file with the authorities to trust; null for Java's
 * @param attempts how often a request is tried in all, at least 1
 */
record AzureSettings(
        AzureAccess access,
        String encryptionScope,
        long blockSize,
        long singlePutSize,
        int concurrency,
        Duration readTimeout,
        Path caBundle,
        int attempts) {}
