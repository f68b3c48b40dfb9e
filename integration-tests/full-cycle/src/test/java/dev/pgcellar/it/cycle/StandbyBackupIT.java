package dev.pgcellar.it.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresVersion;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandbyBackupIT {

    private static final Duration REPLAY_LIMIT = Duration.ofMinutes(1);

    @Test
    void a_backup_taken_from_a_standby_recovers_with_the_wal_of_the_primary(@TempDir Path folder) throws Exception {
        BackupTarget target = BackupTarget.inFolder(folder.resolve("store"));
        try (ClusterUnderTest cluster = new ClusterUnderTest(PostgresVersion.V18, target, folder)) {
            PostgresServer primary = cluster.server();
            primary.execute("CREATE TABLE notes AS SELECT i FROM generate_series(1, 1000) i");
            primary.stop();
            primary.copyDataTo(folder.resolve("copy"));
            primary.start();
            try (PostgresServer standby = PostgresServer.builder()
                    .folder(folder.resolve("standby"))
                    .standbyOf(primary, folder.resolve("copy"))
                    .start()) {
                primary.execute("INSERT INTO notes VALUES (1001)", "CHECKPOINT");
                standby.awaitTrue("SELECT count(*) = 1001 FROM notes", REPLAY_LIMIT);

                cluster.backup(
                                "-p",
                                Integer.toString(standby.port()),
                                "-h",
                                standby.socketFolder().toString())
                        .expectSuccess();
            }
            primary.execute("INSERT INTO notes VALUES (1002)");
            cluster.archiveAllWal();
            primary.stopImmediately();
            Path restored = folder.resolve("restored");
            cluster.run("restore", cluster.url(), ClusterUnderTest.SERVER_NAME, "auto", restored.toString())
                    .expectSuccess();

            try (PostgresServer recovered = cluster.recover(restored, null, null)) {
                assertThat(recovered.queryOne("SELECT count(*) FROM notes")).isEqualTo("1002");
            }
        }
    }
}
