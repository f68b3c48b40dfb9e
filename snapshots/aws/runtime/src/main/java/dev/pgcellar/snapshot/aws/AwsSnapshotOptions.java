package dev.pgcellar.snapshot.aws;

import dev.pgcellar.spi.ProviderOption;
import dev.pgcellar.spi.ProviderOption.Type;
import java.util.List;

/** The command-line options for snapshots on AWS (contract 03 sections 3.1 and 4). */
public final class AwsSnapshotOptions {

    static final String PROFILE = "--aws-profile";
    static final String REGION = "--aws-region";
    static final String AWAIT_TIMEOUT = "--aws-await-snapshots-timeout";
    static final String LOCK_MODE = "--aws-snapshot-lock-mode";
    static final String LOCK_DURATION = "--aws-snapshot-lock-duration";
    static final String LOCK_COOL_OFF = "--aws-snapshot-lock-cool-off-period";
    static final String LOCK_EXPIRATION = "--aws-snapshot-lock-expiration-date";

    static final String GOVERNANCE = "governance";
    static final String COMPLIANCE = "compliance";

    private static final List<String> BACKUP = List.of("backup");

    /** In the order in which help shows them. */
    public static final List<ProviderOption> ALL = List.of(
            new ProviderOption(
                    PROFILE,
                    List.of("-P", "--profile"),
                    "NAME",
                    Type.TEXT,
                    List.of(),
                    "profile of the AWS configuration and credentials files (default: AWS_PROFILE)",
                    List.of()),
            new ProviderOption(
                    REGION,
                    List.of(),
                    "REGION",
                    Type.TEXT,
                    List.of(),
                    "region of the machine and its volumes (default: AWS_REGION or the profile's; for a restore that of"
                            + " the backup)",
                    List.of("backup", "restore")),
            new ProviderOption(
                    AWAIT_TIMEOUT,
                    List.of(),
                    "SECONDS",
                    Type.POSITIVE_INTEGER,
                    List.of(),
                    "seconds after which snapshots that are not complete fail the backup (default: 3600)",
                    BACKUP),
            new ProviderOption(
                    LOCK_MODE,
                    List.of(),
                    "MODE",
                    Type.CHOICE,
                    List.of(GOVERNANCE, COMPLIANCE),
                    "lock the snapshots in this mode (default: they are not locked)",
                    BACKUP),
            new ProviderOption(
                    LOCK_DURATION,
                    List.of(),
                    "DAYS",
                    Type.INTEGER_WITHIN,
                    List.of("1", "36500"),
                    "days that the lock lasts",
                    BACKUP),
            new ProviderOption(
                    LOCK_COOL_OFF,
                    List.of(),
                    "HOURS",
                    Type.INTEGER_WITHIN,
                    List.of("1", "72"),
                    "hours in which a lock in compliance mode can still be changed",
                    BACKUP),
            new ProviderOption(
                    LOCK_EXPIRATION,
                    List.of(),
                    "TIME",
                    Type.TIMESTAMP,
                    List.of(),
                    "when the lock ends, in UTC: YYYY-MM-DDThh:mm:ss.sssZ",
                    BACKUP));

    private AwsSnapshotOptions() {}
}
