package dev.pgcellar.cli;

import dev.pgcellar.spi.ProviderOption;
import dev.pgcellar.spi.ProviderOption.Type;
import java.util.List;

/**
 * The provider options that drop-in callers may pass to any build (contract 00 section 2, 03 sections 1 and 3.1). A
 * build that has the provider uses the provider's own definition; one that has not accepts and ignores these.
 */
final class ContractOptions {

    private static final List<String> ALL_COMMANDS = List.of();
    private static final List<String> WRITING_COMMANDS = List.of("backup", "wal-archive");
    private static final List<String> WAL_ARCHIVE = List.of("wal-archive");

    private static final List<String> BACKUP = List.of("backup");
    private static final List<String> RESTORE = List.of("restore");
    private static final List<String> BACKUP_AND_RESTORE = List.of("backup", "restore");

    static final List<ProviderOption> OF_PROVIDERS = List.of(
            value("--endpoint-url", List.of(), ALL_COMMANDS),
            value("--aws-profile", List.of("-P", "--profile"), ALL_COMMANDS),
            option("--read-timeout", List.of(), Type.INTEGER, List.of(), ALL_COMMANDS),
            option("--addressing-style", List.of(), Type.CHOICE, List.of("auto", "path", "virtual"), ALL_COMMANDS),
            option(
                    "--azure-credential",
                    List.of("--credential", "--default"),
                    Type.CHOICE,
                    List.of("azure-cli", "managed-identity", "default"),
                    ALL_COMMANDS),
            option("--encryption", List.of("-e"), Type.CHOICE, List.of("AES256", "aws:kms"), WRITING_COMMANDS),
            value("--sse-kms-key-id", List.of(), WRITING_COMMANDS),
            value("--encryption-scope", List.of(), WRITING_COMMANDS),
            value("--kms-key-name", List.of(), WRITING_COMMANDS),
            option("--max-block-size", List.of(), Type.SIZE, List.of(), WAL_ARCHIVE),
            option("--max-concurrency", List.of(), Type.POSITIVE_INTEGER, List.of(), WAL_ARCHIVE),
            option("--max-single-put-size", List.of(), Type.SIZE, List.of(), WAL_ARCHIVE),
            value("--aws-region", List.of(), BACKUP_AND_RESTORE),
            option("--aws-await-snapshots-timeout", List.of(), Type.POSITIVE_INTEGER, List.of(), BACKUP),
            option("--aws-snapshot-lock-mode", List.of(), Type.CHOICE, List.of("governance", "compliance"), BACKUP),
            option("--aws-snapshot-lock-cool-off-period", List.of(), Type.INTEGER_WITHIN, List.of("1", "72"), BACKUP),
            option("--aws-snapshot-lock-duration", List.of(), Type.INTEGER_WITHIN, List.of("1", "36500"), BACKUP),
            option("--aws-snapshot-lock-expiration-date", List.of(), Type.TIMESTAMP, List.of(), BACKUP),
            value("--azure-subscription-id", List.of(), BACKUP),
            value("--azure-resource-group", List.of(), BACKUP_AND_RESTORE),
            value("--gcp-project", List.of("--snapshot-gcp-project"), BACKUP),
            value("--gcp-zone", List.of("--snapshot-zone"), BACKUP),
            value("--gcp-zone", List.of("--snapshot-recovery-zone"), RESTORE));

    private ContractOptions() {}

    private static ProviderOption value(String name, List<String> aliases, List<String> commands) {
        return option(name, aliases, Type.TEXT, List.of(), commands);
    }

    private static ProviderOption option(
            String name, List<String> aliases, Type type, List<String> choices, List<String> commands) {
        return new ProviderOption(
                name, aliases, "VALUE", type, choices, "Ignored: this build lacks the provider.", commands);
    }
}
