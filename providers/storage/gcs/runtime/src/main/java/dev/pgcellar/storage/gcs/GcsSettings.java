package dev.pgcellar.storage.gcs;

import java.net.URI;
import java.time.Duration;

/**
 * What options, configuration and environment together say.
 *
 * @param endpoint of the server, without a path
 * @param access whether requests carry credentials
 * @param project in which a bucket is created; null for that of the credentials
 * @param kmsKeyName null for the bucket's
 * @param readTimeout how long a call may go without progress
 */
record GcsSettings(URI endpoint, Access access, String project, String kmsKeyName, Duration readTimeout) {

    /** Whether requests carry credentials. */
    enum Access {
        CREDENTIALS,
        ANONYMOUS
    }
}
