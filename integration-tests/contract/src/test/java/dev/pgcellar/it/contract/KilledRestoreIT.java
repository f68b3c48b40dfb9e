package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.process.Signal;
import dev.pgcellar.testsupport.process.SystemCallKill;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SIGKILL to {@code restore}: what it leaves must not be startable, which needs the control file, and no later restore
 * may take it for an empty folder.
 */
@ExtendWith(SharedServers.class)
class KilledRestoreIT {

    private final Archives archives;
    private final SampleBackup backup;
    private final Path folder;

    KilledRestoreIT(Archives archives, SampleBackup backup, @TempDir Path folder) {
        this.archives = archives;
        this.backup = backup;
        this.folder = folder;
    }

    /** Of the archives that are fetched side by side, the one with the control file may well be the first to be whole. */
    @Test
    void the_control_file_is_not_there_while_another_archive_is_on_its_way() throws Exception {
        Archive archive = archives.create(ArchiveKind.S3);
        backup.copyTo(archive);
        try (FaultProxy proxy = FaultProxy.before(archives.server().endpoint())
                        .inject(request -> request.path().endsWith("/data.tar"), Fault.stallAnswer(1 << 20));
                CommandLineProcess restore =
                        restore(archive.at(proxy.endpoint()), "data").start()) {
            restore.await(
                    "the end of the archive with the control file",
                    Archive.LIMIT,
                    () -> Files.exists(folder.resolve("data/backup_label")));
            restore.send(Signal.KILL);
            restore.awaitExit(Archive.LIMIT);
        }

        assertNotStartable();
        ReportedFailure.of(restore(archive, "data").run(Archive.LIMIT))
                .withExitCode(1)
                .naming("data", "not empty");
    }

    @ParameterizedTest
    @CsvSource({"rename, 5", "rename, 100", "symlink, 1"})
    void the_control_file_is_not_there_before_the_last_step(String systemCall, int number) {
        assumeTrue(SystemCallKill.isPossible(), "needs strace");
        Archive archive = archives.create(ArchiveKind.FILE);
        backup.copyTo(archive);

        ProcessOutcome outcome =
                SystemCallKill.at(restore(archive, "data"), systemCall, number).run(Archive.LIMIT);

        assertThat(outcome.exitCode()).isEqualTo(137);
        assertNotStartable();
    }

    @Test
    void a_restore_that_ends_well_leaves_the_control_file_and_nothing_temporary() throws Exception {
        Archive archive = archives.create(ArchiveKind.FILE);
        backup.copyTo(archive);

        restore(archive, "data").run(Archive.LIMIT).expectSuccess();

        assertThat(folder.resolve("data/global/pg_control")).isRegularFile();
        try (var files = Files.walk(folder)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith(".pgcellar-"));
        }
    }

    private void assertNotStartable() {
        assertThat(folder.resolve("data")).isNotEmptyDirectory();
        assertThat(folder.resolve("data/global/pg_control")).doesNotExist();
    }

    private CommandLineProcess.Builder restore(Archive archive, String target) {
        return archive.command(
                "restore",
                "--tablespace",
                SampleBackup.TABLESPACE + ":" + folder.resolve("space"),
                backup.id(),
                folder.resolve(target).toString());
    }
}
