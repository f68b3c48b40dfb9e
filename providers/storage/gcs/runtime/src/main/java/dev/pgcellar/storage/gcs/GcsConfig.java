package dev.pgcellar.storage.gcs;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Settings of the Google Cloud Storage. A command-line option with the same meaning wins over them; they win over the
 * variables that Google's tools share.
 */
@ConfigMapping(prefix = "pgcellar.gcs")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface GcsConfig {

    /**
     * URL of the server, for instance of a private endpoint. Requests to it carry credentials. Default: that of {@code
     * STORAGE_EMULATOR_HOST}, without credentials, or Google's.
     */
    Optional<String> endpointUrl();

    /**
     * Project in which a bucket is created. Default: {@code GOOGLE_CLOUD_PROJECT}, or that of the credentials.
     */
    Optional<String> project();

    /**
     * Seconds without any answer or progress after which a request fails. Default: 60.
     */
    OptionalInt readTimeout();

    /**
     * Resource name of the Cloud KMS key that encrypts the objects written. Default: the bucket's.
     */
    Optional<String> kmsKeyName();
}
