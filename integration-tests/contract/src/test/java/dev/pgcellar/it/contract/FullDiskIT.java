package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that fills up: nothing half written is left, but for what a restore had done (contract 03 section 4). */
@ExtendWith(SharedServers.class)
class FullDiskIT {

    private static final String FULL = "No space left on device";

    @TempDir
    Path folder;

    private final Archives archives;
    private Path mountPoint;

    FullDiskIT(Archives archives) {
        this.archives = archives;
    }

    @BeforeEach
    void makeMountPoint() throws IOException {
        mountPoint = Files.createDirectory(folder.resolve("disk"));
    }

    @ParameterizedTest
    @EnumSource
    void wal_restore_leaves_nothing(ArchiveKind kind) {
        SmallDisk disk = new SmallDisk(mountPoint, "512k");
        Archive archive = archives.create(kind);
        archive.put(WalSegment.KEY, WalSegment.content(1));
        Path destination = mountPoint.resolve("RECOVERYXLOG");

        ProcessOutcome outcome =
                disk.run(archive.command("wal-restore", WalSegment.NAME, destination.toString()), Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(4).naming(destination.toString(), FULL);
        assertThat(disk.filesLeft()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void restore_leaves_no_control_file(ArchiveKind kind, SampleBackup backup) {
        SmallDisk disk = new SmallDisk(mountPoint, "12m");
        Archive archive = archives.create(kind);
        backup.copyTo(archive);

        ProcessOutcome outcome = disk.run(
                archive.command(
                        "restore",
                        backup.id(),
                        mountPoint.resolve("data").toString(),
                        "--tablespace",
                        SampleBackup.TABLESPACE + ":" + mountPoint.resolve("space")),
                Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(4).naming(mountPoint.toString(), FULL);
        assertThat(disk.filesLeft()).isNotEmpty().doesNotContain("data/global/pg_control");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--gzip", "--overwrite"})
    void wal_archive_leaves_nothing(String option) {
        SmallDisk disk = new SmallDisk(mountPoint, "512k");
        Archive archive = new Archive(ArchiveKind.FILE, mountPoint, null, null);
        Path segment = WalSegment.write(folder, 1);

        ProcessOutcome outcome = disk.run(archive.command("wal-archive", option, segment.toString()), Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(4).naming(mountPoint.toString(), FULL);
        assertThat(disk.filesLeft()).isEmpty();
    }

    @Test
    void backup_leaves_its_record_alone(PostgresServer postgres) {
        SmallDisk disk = new SmallDisk(mountPoint, "12m");
        Archive archive = new Archive(ArchiveKind.FILE, mountPoint, null, null);

        ProcessOutcome outcome = disk.run(
                archive.command("backup", "--immediate-checkpoint").environment(postgres.libpqEnvironment()),
                Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(1).naming(mountPoint.toString(), FULL);
        assertThat(disk.filesLeft())
                .anyMatch(file -> file.endsWith("/backup.info"))
                .noneMatch(file -> file.endsWith("/data.tar") || file.contains("tmp"));
        SlowBackup.assertNoneConnected(postgres);
    }
}
