package dev.pgcellar.cli;

import dev.pgcellar.api.Operation;
import dev.pgcellar.backup.BackupReport;
import dev.pgcellar.backup.BackupRequest;
import dev.pgcellar.backup.BackupTags;
import dev.pgcellar.backup.BaseBackup;
import dev.pgcellar.backup.ExistingBackup;
import dev.pgcellar.backup.ExistingBackupUpload;
import dev.pgcellar.cli.SnapshotOptions.CompressionChoice;
import dev.pgcellar.postgres.Checkpoint;
import dev.pgcellar.postgres.PostgresSession;
import dev.pgcellar.registry.CodecDescriptor;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.registry.SnapshotProviderDescriptor;
import dev.pgcellar.registry.SnapshotProviders;
import dev.pgcellar.snapshot.SnapshotBackup;
import dev.pgcellar.snapshot.SnapshotBackupRequest;
import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.Tag;
import dev.pgcellar.transfer.Compression;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pgcellar backup} (contract 03 section 3). */
@Command(
        name = BackupCommand.NAME,
        description = "Take a base backup of the PostgreSQL server on this machine.",
        sortOptions = false,
        exitCodeList = "63:As a hook script of Barman: the status of the backup is not DONE.",
        footer = {
            "  pgcellar backup s3://my-bucket/pg main",
            "  pgcellar backup --jobs 4 --name before-release s3://my-bucket/pg main",
            "  pgcellar backup --host /var/run/postgresql --port 5433 --user backup s3://my-bucket/pg main"
        })
final class BackupCommand extends StoreCommand {

    static final String NAME = "backup";

    private static final Logger LOG = Logger.getLogger(BackupCommand.class);

    @Mixin
    PostgresOptions postgres;

    @Option(
            names = "--immediate-checkpoint",
            description = "Begin with a checkpoint at full speed instead of a spread one.")
    boolean immediateCheckpoint;

    @Option(
            names = {"-J", "--jobs"},
            paramLabel = "N",
            converter = JobsConverter.class,
            description = "Archives written, and parts sent, at the same time. Default: 2.")
    int jobs = 2;

    @Option(
            names = {"-S", "--max-archive-size"},
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "Continue an archive in the next when it reaches this size. Default: 100GB.")
    Long maxArchiveSize = 100L << 30;

    @Option(
            names = "--min-chunk-size",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "Smallest size of an uploaded part. Default: as the archive size asks for, at least 8MB.")
    Long minChunkSize;

    @Option(
            names = "--max-bandwidth",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "Bytes per second that the upload may use. Default: no limit.")
    Long maxBandwidth;

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NAME",
            converter = BackupName.class,
            description = "A name by which the backup can be asked for.")
    String backupName;

    @Mixin
    CompressionLevelOption compressionLevel;

    @Mixin
    TagOptions tagOptions;

    @Mixin
    SnapshotOptions snapshots;

    @Inject
    Codecs codecs;

    @Inject
    CompressionOptions compressionOptions;

    @Inject
    SnapshotProviders snapshotProviders;

    @Inject
    HookEnvironment hook;

    private Optional<CodecDescriptor> codec;
    private List<Tag> tags;

    @Override
    void checkArguments() {
        codec = compressionOptions.chosen(spec);
        snapshots.check(codec.isPresent() ? CompressionChoice.GIVEN : CompressionChoice.NONE);
        tags = BackupTags.require(tagOptions.effective());
    }

    @Override
    int exitCodeOnInterrupt() {
        return ExitCode.OPERATION_FAILED;
    }

    @Override
    int run(OpenedStore opened) throws Exception {
        if (snapshots.areWanted()) {
            return takeSnapshots(opened);
        }
        if (hook.isPresent()) {
            return upload(opened);
        }
        try (PostgresSession session = connect()) {
            BackupReport report = watched(Operation.BACKUP, observer -> new BaseBackup(
                            opened.store(), opened.layoutOf(serverName), session, Clock.systemDefaultZone(), observer)
                    .run(request()));
            report(report);
            return ExitCode.SUCCESS;
        }
    }

    private int takeSnapshots(OpenedStore opened) throws Exception {
        SnapshotProviderDescriptor provider = snapshots.chosen(
                snapshotProviders, providers.chosen(url, common.cloudProvider).name());
        SnapshotBackupRequest request =
                new SnapshotBackupRequest(snapshots.instance, snapshots.disks, backupName, tags, checkpoint());
        try (DiskSnapshots disks =
                        snapshotProviders.instantiate(provider).openForBackup(ProviderOptions.valuesOf(spec));
                PostgresSession session = connect()) {
            BackupReport report = new SnapshotBackup(
                            opened.store(), opened.layoutOf(serverName), session, Clock.systemDefaultZone())
                    .run(request, provider.name(), disks);
            report(report);
            return ExitCode.SUCCESS;
        }
    }

    private PostgresSession connect() throws Exception {
        PostgresSession session = PostgresSession.connect(postgres.connection());
        signals().cancellation().onRequest(session::cancel);
        return session;
    }

    private static void report(BackupReport report) {
        LOG.infof(
                "backup %s is complete: %d bytes in %.1f s, WAL %s to %s",
                report.info().id(),
                report.bytesStored(),
                report.elapsed().toMillis() / 1000.0,
                report.info().beginWal().orElse("?"),
                report.info().endWal().orElse("?"));
    }

    /** As a hook script: stores a backup that Barman has taken. */
    private int upload(OpenedStore opened) throws Exception {
        hook.requireBackupHook();
        if (backupName != null) {
            throw new InvalidConfigurationException("--name cannot be used in a hook script: the backup has its name");
        }
        ExistingBackup backup = hook.backup();
        long bytesStored = new ExistingBackupUpload(opened.store(), opened.layoutOf(serverName)).run(backup, request());
        LOG.infof("backup %s is uploaded: %d bytes", backup.id(), bytesStored);
        return ExitCode.SUCCESS;
    }

    private BackupRequest request() {
        return new BackupRequest(
                backupName,
                jobs,
                maxArchiveSize,
                minChunkSize,
                maxBandwidth,
                codec.map(this::compression).orElse(null),
                tags,
                checkpoint());
    }

    private Checkpoint checkpoint() {
        return immediateCheckpoint ? Checkpoint.FAST : Checkpoint.SPREAD;
    }

    private Compression compression(CodecDescriptor chosen) {
        return compressionLevel.compression(codecs, chosen);
    }

    private static final class SizeConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return OptionValueParsers.size(text);
        }
    }

    private static final class JobsConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return OptionValueParsers.positiveInteger(text);
        }
    }
}
