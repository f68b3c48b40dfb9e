package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.process.Polling;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that break while {@code restore} reads them: exit status 4, and nobody takes the result for a cluster. */
@ExtendWith(SharedServers.class)
class RestoreFaultsIT {

    @TempDir
    Path folder;

    private final Archives archives;
    private final SampleBackup backup;

    RestoreFaultsIT(Archives archives, SampleBackup backup) {
        this.archives = archives;
        this.backup = backup;
    }

    @ParameterizedTest
    @CsvSource({"500,InternalError", "403,AccessDenied"})
    void reports_a_refused_archive(int status, String code) {
        ProcessOutcome outcome = restoreThrough(Fault.error(status, code));

        ReportedFailure.of(outcome).withExitCode(4).naming(backup.dataKey());
        assertNoCluster();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3_000_000})
    void reports_an_archive_that_breaks_off(int bytes) {
        ProcessOutcome outcome = restoreThrough(Fault.truncateAnswer(bytes));

        ReportedFailure.of(outcome).withExitCode(4).naming(backup.dataKey());
        assertNoCluster();
    }

    @Test
    void takes_the_control_file_away_when_another_archive_breaks_off_later() {
        // The last member of the archive that also holds the control file.
        Path label = folder.resolve("data/backup_label");
        Fault breakOffLate = exchange -> Polling.until("the other archive", Archive.LIMIT, () -> Files.exists(label));

        ProcessOutcome outcome = restoreThrough(breakOffLate);

        ReportedFailure.of(outcome).withExitCode(4).naming(backup.dataKey());
        assertNoCluster();
    }

    @ParameterizedTest
    @CsvSource({"FILE,cut", "FILE,flipped", "FILE,foreign", "S3,cut"})
    void reports_a_damaged_archive(ArchiveKind kind, String damage) {
        Archive archive = archives.create(kind);
        backup.copyTo(archive);
        archive.put(backup.dataKey(), damaged(backup.content(backup.dataKey()), damage));

        ProcessOutcome outcome = restore(archive);

        ReportedFailure.of(outcome).withExitCode(4).naming(backup.dataKey());
        assertNoCluster();
    }

    private static byte[] damaged(byte[] tar, String damage) {
        return switch (damage) {
            case "cut" -> Arrays.copyOf(tar, tar.length / 2 + 100);
            case "flipped" -> {
                // The name of the first member, which its header's checksum covers.
                tar[512 * 2] ^= 0x40;
                yield tar;
            }
            default -> new byte[] {'n', 'o', ' ', 't', 'a', 'r'};
        };
    }

    private ProcessOutcome restoreThrough(Fault fault) {
        Archive archive = archives.create(ArchiveKind.S3);
        backup.copyTo(archive);
        try (FaultProxy proxy = FaultProxy.before(archives.server().endpoint()).inject(this::readsData, fault)) {
            return restore(archive.at(proxy.endpoint()));
        }
    }

    private boolean readsData(RecordedRequest request) {
        return request.method().equals("GET") && request.path().endsWith(backup.dataKey());
    }

    private ProcessOutcome restore(Archive archive) {
        return archive.command(
                        "restore",
                        backup.id(),
                        folder.resolve("data").toString(),
                        "--tablespace",
                        SampleBackup.TABLESPACE + ":" + folder.resolve("space"))
                .environment("AWS_MAX_ATTEMPTS", "2")
                .run(Archive.LIMIT);
    }

    /** Without the control file a server refuses to start on what is there. */
    private void assertNoCluster() {
        assertThat(folder.resolve("data/global/pg_control")).doesNotExist();
        assertThat(folder.resolve("data/global").toFile().list((parent, name) -> name.endsWith(".tmp")))
                .isNullOrEmpty();
    }
}
