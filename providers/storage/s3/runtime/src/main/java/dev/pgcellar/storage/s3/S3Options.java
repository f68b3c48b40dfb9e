package dev.pgcellar.storage.s3;

import dev.pgcellar.spi.ProviderOption;
import dev.pgcellar.spi.ProviderOption.Type;
import java.util.List;

/**
 * The command-line options of the S3 storage (contract 00 section 2, 03). Each has a setting of the same meaning in
 * {@link S3Config}.
 */
public final class S3Options {

    static final String ENDPOINT_URL = "--endpoint-url";
    static final String PROFILE = "--aws-profile";
    static final String READ_TIMEOUT = "--read-timeout";
    static final String ADDRESSING_STYLE = "--addressing-style";
    static final String ENCRYPTION = "--encryption";
    static final String SSE_KMS_KEY_ID = "--sse-kms-key-id";

    static final String AES256 = "AES256";
    static final String AWS_KMS = "aws:kms";

    private static final List<String> WRITING_COMMANDS = List.of("backup", "wal-archive");

    /** In the order in which help shows them. */
    public static final List<ProviderOption> ALL = List.of(
            new ProviderOption(
                    ENDPOINT_URL,
                    List.of(),
                    "URL",
                    Type.TEXT,
                    List.of(),
                    "URL of an S3-compatible server (default: Amazon S3)",
                    List.of()),
            new ProviderOption(
                    PROFILE,
                    List.of("-P", "--profile"),
                    "NAME",
                    Type.TEXT,
                    List.of(),
                    "profile of the AWS configuration and credentials files (default: AWS_PROFILE)",
                    List.of()),
            new ProviderOption(
                    READ_TIMEOUT,
                    List.of(),
                    "SECONDS",
                    Type.INTEGER,
                    List.of(),
                    "seconds without an answer after which a request to the store fails (default: 60)",
                    List.of()),
            new ProviderOption(
                    ADDRESSING_STYLE,
                    List.of(),
                    "STYLE",
                    Type.CHOICE,
                    List.of("auto", "path", "virtual"),
                    "where the bucket is named: in the path or as a virtual host (default: auto, which is path with"
                            + " an endpoint URL)",
                    List.of()),
            new ProviderOption(
                    ENCRYPTION,
                    List.of("-e"),
                    "ALGORITHM",
                    Type.CHOICE,
                    List.of(AES256, AWS_KMS),
                    "server-side encryption of the objects written (default: the bucket's)",
                    WRITING_COMMANDS),
            new ProviderOption(
                    SSE_KMS_KEY_ID,
                    List.of(),
                    "KEY",
                    Type.TEXT,
                    List.of(),
                    "key for the encryption aws:kms (default: the account's key for S3)",
                    WRITING_COMMANDS));

    private S3Options() {}
}
