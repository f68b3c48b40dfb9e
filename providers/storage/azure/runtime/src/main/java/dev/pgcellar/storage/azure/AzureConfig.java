package dev.pgcellar.storage.azure;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Settings of the Azure storage. A command-line option with the same meaning wins over them.
 */
@ConfigMapping(prefix = "pgcellar.azure")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface AzureConfig {

    /**
     * The identity to use, whatever the environment holds: {@code azure-cli}, {@code managed-identity} or
     * {@code default}. Default: the connection string, token or key of the environment, then {@code default}.
     */
    Optional<String> credential();

    /**
     * Encryption scope of the blobs written. Default: the container's.
     */
    Optional<String> encryptionScope();

    /**
     * Size in bytes of the blocks in which a blob above the single put size is written. Default: 4194304 (4 MiB).
     */
    OptionalLong maxBlockSize();

    /**
     * Size in bytes up to which a blob is written by one request. Default: 67108864 (64 MiB).
     */
    OptionalLong maxSinglePutSize();

    /**
     * How many blocks of one such blob are sent at the same time. Default: 1.
     */
    OptionalInt maxConcurrency();

    /**
     * Seconds without any answer or progress after which a request fails. Default: 60.
     */
    OptionalInt readTimeout();

    /**
     * PEM file with the certificate authorities to trust, instead of Java's. Default: {@code REQUESTS_CA_BUNDLE}.
     */
    Optional<String> caBundle();
}
