package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.time.Duration;

/** A backup so slow that something can happen to it. */
final class SlowBackup {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private SlowBackup() {}

    /** Adds more to a cluster than a backup holds in memory: it is still being read while it is sent. */
    static void outgrowMemory(PostgresServer postgres) {
        postgres.execute("CREATE TABLE filling AS SELECT repeat('x', 1000) FROM generate_series(1, 40000)");
    }

    /** Starts a backup and returns when it has begun to write its archives; it has tens of seconds to go then. */
    static CommandLineProcess start(Archive archive, PostgresServer postgres) {
        return start(archive, postgres, "400KB");
    }

    /**
     * Starts a backup and returns when it has begun to write its archives.
     *
     * @param bandwidth for its option of that name
     */
    static CommandLineProcess start(Archive archive, PostgresServer postgres, String bandwidth) {
        CommandLineProcess backup = archive.command("backup", "--immediate-checkpoint", "--max-bandwidth", bandwidth)
                .environment(postgres.libpqEnvironment())
                .start();
        try {
            backup.await(
                    "an archive to be written",
                    START_LIMIT,
                    () -> archive.kind() == ArchiveKind.FILE ? !archive.files().isEmpty() : archive.openUploads() > 0);
            return backup;
        } catch (AssertionError e) {
            backup.close();
            throw e;
        }
    }

    /**
     * Fails unless there are only whole objects: the record, and the archive of the tablespace if it was complete (contract
     * 01 section 2.11).
     */
    static void assertNothingHalfDone(Archive archive) {
        assertThat(archive.openUploads()).isZero();
        assertThat(archive.files()).allMatch(key -> key.matches("base/\\d{8}T\\d{6}/(backup\\.info|\\d+\\.tar)"));
    }

    /** Fails unless the server has no session of a backup any more; with it ends backup mode. */
    static void assertNoneConnected(PostgresServer postgres) {
        postgres.awaitTrue(
                "SELECT count(*) = 0 FROM pg_stat_activity WHERE application_name = 'barman_cloud_backup'",
                Duration.ofSeconds(5));
    }
}
