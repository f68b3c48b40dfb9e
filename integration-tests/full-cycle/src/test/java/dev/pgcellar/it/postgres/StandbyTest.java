package dev.pgcellar.it.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.postgres.BackupStart;
import dev.pgcellar.postgres.BackupStop;
import dev.pgcellar.postgres.Checkpoint;
import dev.pgcellar.postgres.ConnectionSettings;
import dev.pgcellar.postgres.PostgresSession;
import dev.pgcellar.postgres.PostgresUnavailableException;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.wal.Timeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class StandbyTest {

    private static PostgresServer primary;
    private static PostgresServer standby;

    @BeforeAll
    static void start(@TempDir Path folder) {
        primary = PostgresServer.builder().folder(folder.resolve("primary")).start();
        primary.stop();
        primary.copyDataTo(folder.resolve("copy"));
        primary.start();
        standby = PostgresServer.builder()
                .folder(folder.resolve("standby"))
                .standbyOf(primary, folder.resolve("copy"))
                .start();
        primary.execute("CREATE TABLE replicated (id int)", "CHECKPOINT");
        standby.awaitTrue("SELECT to_regclass('replicated') IS NOT NULL", Duration.ofSeconds(60));
    }

    @AfterAll
    static void stop() {
        if (standby != null) {
            standby.close();
        }
        if (primary != null) {
            primary.close();
        }
    }

    @Test
    void backs_up_from_a_standby() throws Exception {
        try (PostgresSession session = PostgresSession.connect(SessionSettings.of(standby))) {
            BackupStart start = session.startBackup("standby", Checkpoint.FAST);
            BackupStop stop = session.stopBackup();

            assertThat(session.clusterFacts().inRecovery()).isTrue();
            assertThat(session.hasBackupPrivileges()).isTrue();
            assertThat(start.timeline()).isEqualTo(new Timeline(1));
            assertThat(stop.timeline()).isEqualTo(new Timeline(1));
            assertThat(stop.location()).isGreaterThanOrEqualTo(start.location());
            assertThat(stop.label()).contains("BACKUP FROM: standby\n");
        }
    }

    @Test
    void neither_switches_the_segment_nor_makes_a_restore_point() throws Exception {
        try (PostgresSession session = PostgresSession.connect(SessionSettings.of(standby))) {
            assertThatCode(() -> {
                        session.switchWal();
                        session.createRestorePoint("nowhere");
                    })
                    .doesNotThrowAnyException();
        }

        assertThat(Files.readString(standby.logFile()))
                .doesNotContain("recovery is in progress")
                .doesNotContain("nowhere");
    }

    @Test
    void finds_the_kind_of_server_that_is_asked_for() throws Exception {
        String both = "host=127.0.0.1,127.0.0.1 port=" + standby.port() + "," + primary.port() + " user=postgres";

        assertThat(inRecovery(both)).isTrue();
        assertThat(inRecovery(both + " target_session_attrs=primary")).isFalse();
        assertThat(inRecovery(both + " target_session_attrs=read-write")).isFalse();
        assertThat(inRecovery(both + " target_session_attrs=standby")).isTrue();
        assertThat(inRecovery(
                        "host=127.0.0.1 port=" + primary.port() + " user=postgres target_session_attrs=prefer-standby"))
                .isFalse();
    }

    @Test
    void says_that_no_server_is_of_the_kind_asked_for() {
        ConnectionSettings settings =
                SessionSettings.of("host=127.0.0.1 user=postgres target_session_attrs=primary port=" + standby.port());

        assertThatThrownBy(() -> PostgresSession.connect(settings))
                .isInstanceOf(PostgresUnavailableException.class)
                .hasMessageContaining("the server is in hot standby mode");
    }

    private static boolean inRecovery(String conninfo) throws Exception {
        try (PostgresSession session = PostgresSession.connect(SessionSettings.of(conninfo))) {
            return session.clusterFacts().inRecovery();
        }
    }
}
