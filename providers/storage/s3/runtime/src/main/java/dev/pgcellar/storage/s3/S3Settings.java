package dev.pgcellar.storage.s3;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;

/**
 * Everything that decides how a bucket is spoken to.
 *
 * @param endpoint of an S3-compatible server; null for Amazon S3
 * @param region for instance {@code us-east-1}
 * @param addressing where the bucket is named
 * @param readTimeout how long a request may go without an answer or any progress
 * @param caBundle PEM file with the authorities to trust; null for Java's
 * @param encryption how the server encrypts what is written
 * @param retryMode the strategy of the SDK's retries
 * @param maxAttempts how often a request is tried in all, at least 1
 * @param requestChecksums when the SDK adds checksums to requests
 * @param responseChecksums when the SDK checks those of answers
 */
record S3Settings(
        URI endpoint,
        String region,
        Addressing addressing,
        Duration readTimeout,
        Path caBundle,
        Encryption encryption,
        RetryMode retryMode,
        int maxAttempts,
        RequestChecksumCalculation requestChecksums,
        ResponseChecksumValidation responseChecksums) {

    /** Where requests name the bucket. */
    enum Addressing {
        AUTO,
        PATH,
        VIRTUAL
    }

    /**
     * Server-side encryption.
     *
     * @param algorithm null for the bucket's default
     * @param kmsKeyId null for the account's default
     */
    record Encryption(String algorithm, String kmsKeyId) {}

    Optional<URI> customEndpoint() {
        return Optional.ofNullable(endpoint);
    }

    /** Few other servers answer to host names made of bucket names, so those are spoken to by path (contract 04). */
    boolean pathStyle() {
        return addressing == Addressing.PATH || addressing == Addressing.AUTO && endpoint != null;
    }

    /** The server, for messages. */
    String server() {
        return endpoint == null
                ? "Amazon S3 in " + region
                : endpoint.getScheme() + "://" + endpoint.getHost()
                        + (endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort());
    }
}
