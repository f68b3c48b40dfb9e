package dev.pgcellar.cli;

import dev.pgcellar.api.Operation;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupSelectionException;
import dev.pgcellar.catalog.ChosenBackup;
import dev.pgcellar.catalog.LenientDateTimeParser;
import dev.pgcellar.catalog.RecoveryTarget;
import dev.pgcellar.catalog.TargetTimeline;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.registry.SnapshotProviders;
import dev.pgcellar.restore.Restore;
import dev.pgcellar.restore.RestoreReport;
import dev.pgcellar.restore.RestoreRequest;
import dev.pgcellar.snapshot.SnapshotRestore;
import dev.pgcellar.spi.InvalidConfigurationException;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code pgcellar restore} (contract 03 section 4). */
@Command(
        name = RestoreCommand.NAME,
        description = "Restore a base backup into an empty folder. WAL follows by restore_command.",
        sortOptions = false,
        footer = {
            "  pgcellar restore s3://my-bucket/pg main latest /srv/pg",
            "  pgcellar restore --target-time '2026-11-22 14:00:00+00' s3://my-bucket/pg main auto /srv/pg",
            "  pgcellar restore --tablespace fast:/srv/fast s3://my-bucket/pg main latest /srv/pg"
        })
final class RestoreCommand extends StoreCommand {

    static final String NAME = "restore";

    private static final Logger LOG = Logger.getLogger(RestoreCommand.class);
    private static final String BY_TARGET = "auto";

    @Parameters(
            index = "2",
            paramLabel = "BACKUP_ID",
            description = "Id or name of the backup, or latest, oldest; or auto: the newest that reaches the target.")
    String backupId;

    @Parameters(index = "3", paramLabel = "RECOVERY_DIR", description = "Becomes the data directory.")
    Path recoveryDirectory;

    @Option(
            names = "--tablespace",
            paramLabel = "NAME:LOCATION",
            description = "Restore a tablespace to another location; may be repeated.")
    List<String> tablespaces = List.of();

    @Option(names = "--target-time", paramLabel = "TIME", description = "With auto: recover to this time.")
    String targetTime;

    @Option(names = "--target-lsn", paramLabel = "LSN", description = "With auto: recover to this WAL location.")
    String targetLsn;

    @Option(
            names = "--target-tli",
            paramLabel = "TIMELINE",
            converter = TimelineConverter.class,
            description = "With auto: a backup of this timeline: latest or a number.")
    TargetTimeline targetTimeline = new TargetTimeline.Any();

    @Mixin
    SnapshotRecoveryOptions snapshotRecovery;

    @Inject
    Codecs codecs;

    @Inject
    SnapshotProviders snapshotProviders;

    @Override
    int exitCodeOnInterrupt() {
        return ExitCode.OPERATION_FAILED;
    }

    @Override
    int run(OpenedStore opened) throws Exception {
        ChosenBackup chosen = new ChosenBackup(opened, serverName);
        BackupInfo backup =
                backupId.equals(BY_TARGET) ? chosen.byTarget(target(), targetTimeline) : chosen.byArgument(backupId);
        return backup.snapshotsInfo().isPresent() ? fromSnapshots(opened, backup) : fromArchives(opened, backup);
    }

    private int fromSnapshots(OpenedStore opened, BackupInfo backup) throws Exception {
        if (!tablespaces.isEmpty()) {
            throw new InvalidConfigurationException("backup " + backup.id()
                    + " consists of disk snapshots, whose tablespaces cannot be relocated: leave out --tablespace");
        }
        String instance = snapshotRecovery.requiredFor(backup.id());
        new SnapshotRestore(
                        opened.store(), opened.layoutOf(serverName), snapshotProviders, ProviderOptions.valuesOf(spec))
                .run(backup, instance, recoveryDirectory);
        LOG.infof(
                "backup %s is restored: its disks are in place, and '%s' has its label",
                backup.id(), recoveryDirectory);
        return ExitCode.SUCCESS;
    }

    private int fromArchives(OpenedStore opened, BackupInfo backup) throws Exception {
        Map<String, Path> relocations = relocations();
        RestoreReport report = watched(Operation.RESTORE, observer -> new Restore(
                        opened.store(), opened.layoutOf(serverName), codecs, observer)
                .run(new RestoreRequest(backup, recoveryDirectory, relocations)));
        LOG.infof(
                "backup %s is restored into '%s': %d files, %d bytes",
                backup.id(), recoveryDirectory, report.files(), report.bytes());
        return ExitCode.SUCCESS;
    }

    /** Judged only once the backup is known, as callers are used to (contract 03 section 4, step 4). */
    private Map<String, Path> relocations() {
        try {
            return tablespaces.stream()
                    .map(TablespaceRelocation::parse)
                    .collect(Collectors.toMap(
                            TablespaceRelocation::name, TablespaceRelocation::location, (first, last) -> last));
        } catch (IllegalArgumentException e) {
            throw usage("argument --tablespace: " + e.getMessage());
        }
    }

    private RecoveryTarget target() throws BackupSelectionException {
        if (targetTime != null) {
            return RecoveryTarget.atTime(targetTime, new LenientDateTimeParser(Clock.systemDefaultZone()));
        }
        return targetLsn == null ? new RecoveryTarget.EndOfWal() : RecoveryTarget.atLsn(targetLsn);
    }

    private static final class TimelineConverter implements ITypeConverter<TargetTimeline> {
        @Override
        public TargetTimeline convert(String text) {
            try {
                return TargetTimeline.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
