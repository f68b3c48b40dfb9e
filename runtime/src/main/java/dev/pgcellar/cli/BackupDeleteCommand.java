package dev.pgcellar.cli;

import dev.pgcellar.catalog.CatalogListing;
import dev.pgcellar.cli.output.DryRunLines;
import dev.pgcellar.expire.BackupExpiry;
import dev.pgcellar.expire.DeletionOptions;
import dev.pgcellar.expire.LockCheck;
import dev.pgcellar.expire.RetentionPolicy;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.registry.SnapshotProviders;
import dev.pgcellar.snapshot.SnapshotRemoval;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.time.Clock;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** {@code pgcellar backup-delete} (contract 03 section 8). */
@Command(
        name = BackupDeleteCommand.NAME,
        description = "Delete a backup, or those that a retention policy no longer needs, and their WAL.",
        sortOptions = false,
        footer = {
            "  pgcellar backup-delete --dry-run -r 'RECOVERY WINDOW OF 4 WEEKS' s3://my-bucket/pg main",
            "  pgcellar backup-delete --backup-id before-release s3://my-bucket/pg main"
        })
final class BackupDeleteCommand extends StoreCommand {

    static final String NAME = "backup-delete";

    private static final Logger LOG = Logger.getLogger(BackupDeleteCommand.class);
    private static final String BACKUP_ID = "--backup-id";
    private static final String RETENTION_POLICY = "--retention-policy";

    @Option(
            names = {"-b", BACKUP_ID},
            paramLabel = "BACKUP_ID",
            description = "Delete this backup: an id or name, or latest, oldest, last-failed.")
    String backupId;

    @Option(
            names = {"-r", RETENTION_POLICY},
            paramLabel = "POLICY",
            description = "Delete what this policy does not retain: 'REDUNDANCY n' or"
                    + " 'RECOVERY WINDOW OF n DAYS|WEEKS|MONTHS'.")
    String retentionPolicy;

    @Option(
            names = {"-m", "--minimum-redundancy"},
            paramLabel = "N",
            converter = MinimumConverter.class,
            description = "Backups that are to remain in any case. Default: 0.")
    int minimumRedundancy;

    @Option(names = "--dry-run", description = "Delete nothing, but print what would be deleted.")
    boolean dryRun;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            converter = BatchSizeConverter.class,
            description = "Objects that one request deletes. Default: as many as the store takes.")
    int batchSize = Integer.MAX_VALUE;

    @Option(
            names = "--check-object-lock",
            description = "Delete nothing of a backup when one of its objects is locked (S3).")
    boolean checkObjectLock;

    @Inject
    Codecs codecs;

    @Inject
    SnapshotProviders snapshotProviders;

    private String selector;

    @Override
    void checkArguments() {
        selector = new RequiredChoice(spec, BACKUP_ID, RETENTION_POLICY).given();
    }

    @Override
    int run(OpenedStore opened) throws Exception {
        if (checkObjectLock && opened.store().objectLocks().isEmpty()) {
            LOG.warn("--check-object-lock is ignored: this storage has no locks that could be looked at");
        }
        BackupExpiry expiry = new BackupExpiry(
                opened.store(),
                opened.layoutOf(serverName),
                codecs.suffixes(),
                new SnapshotRemoval(snapshotProviders, ProviderOptions.valuesOf(spec)),
                Clock.systemDefaultZone());
        PrintWriter out = spec.commandLine().getOut();
        DeletionOptions options = new DeletionOptions(
                minimumRedundancy,
                batchSize,
                checkObjectLock ? LockCheck.BEFORE_DELETION : LockCheck.NONE,
                dryRun ? new DryRunLines(out) : null);
        try {
            delete(expiry, options);
        } finally {
            out.flush();
        }
        return ExitCode.SUCCESS;
    }

    private void delete(BackupExpiry expiry, DeletionOptions options) throws Exception {
        CatalogListing catalog = expiry.catalog();
        if (selector.equals(BACKUP_ID)) {
            expiry.deleteBackup(backupId, catalog, options);
        } else if (!retentionPolicy.isEmpty()) {
            expiry.applyPolicy(policy(), catalog, options);
        }
    }

    private RetentionPolicy policy() {
        try {
            return RetentionPolicy.parse(retentionPolicy);
        } catch (IllegalArgumentException e) {
            throw usage("argument -r/--retention-policy: " + e.getMessage());
        }
    }

    private static final class MinimumConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return OptionValueParsers.nonNegativeInteger(text);
        }
    }

    /** Any integer; the deletion brings it into the range that the store accepts. */
    private static final class BatchSizeConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) Math.max(1, Math.min(Integer.MAX_VALUE, OptionValueParsers.integer(text)));
        }
    }
}
