package dev.pgcellar.storage.s3;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Settings of the S3 storage. A command-line option with the same meaning wins over them; they win over the variables
 * and files that AWS tools share.
 */
@ConfigMapping(prefix = "pgcellar.s3")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface S3Config {

    /**
     * URL of an S3-compatible server. Default: {@code AWS_ENDPOINT_URL_S3}, {@code AWS_ENDPOINT_URL}, the profile's, or
     * Amazon S3.
     */
    Optional<String> endpointUrl();

    /**
     * Name of the profile in the AWS configuration and credentials files. Its credentials are then used, whatever the
     * environment holds. Default: {@code AWS_PROFILE}.
     */
    Optional<String> profile();

    /**
     * Region. Default: {@code AWS_REGION}, {@code AWS_DEFAULT_REGION}, the profile's, or us-east-1.
     */
    Optional<String> region();

    /**
     * Seconds without any answer or progress after which a request fails. Default: 60.
     */
    OptionalInt readTimeout();

    /**
     * How the bucket is named in requests: in the {@code path}, as a {@code virtual} host, or {@code auto}, which is by
     * path when an endpoint URL is set. Default: the profile's, or auto.
     */
    Optional<String> addressingStyle();

    /**
     * PEM file with the certificate authorities to trust, instead of Java's. Default: {@code AWS_CA_BUNDLE}, or the
     * profile's.
     */
    Optional<String> caBundle();

    /**
     * Server-side encryption of the objects written: {@code AES256} or {@code aws:kms}. Default: the bucket's.
     */
    Optional<String> encryption();

    /**
     * Key for the server-side encryption {@code aws:kms}. Default: the account's key for S3.
     */
    Optional<String> sseKmsKeyId();
}
