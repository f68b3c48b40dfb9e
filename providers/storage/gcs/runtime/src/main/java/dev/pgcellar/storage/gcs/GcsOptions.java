package dev.pgcellar.storage.gcs;

import dev.pgcellar.spi.ProviderOption;
import dev.pgcellar.spi.ProviderOption.Type;
import java.util.List;

/**
 * The command-line options of the Google Cloud Storage (contract 03). Each has a setting of the same meaning in
 * {@link GcsConfig}.
 */
public final class GcsOptions {

    static final String READ_TIMEOUT = "--read-timeout";
    static final String KMS_KEY_NAME = "--kms-key-name";

    /** In the order in which help shows them. */
    public static final List<ProviderOption> ALL = List.of(
            new ProviderOption(
                    READ_TIMEOUT,
                    List.of(),
                    "SECONDS",
                    Type.INTEGER,
                    List.of(),
                    "seconds without an answer after which a request to the store fails (default: 60)",
                    List.of()),
            new ProviderOption(
                    KMS_KEY_NAME,
                    List.of(),
                    "NAME",
                    Type.TEXT,
                    List.of(),
                    "resource name of the Cloud KMS key that encrypts the objects written (default: the bucket's)",
                    List.of("backup", "wal-archive")));

    private GcsOptions() {}
}
