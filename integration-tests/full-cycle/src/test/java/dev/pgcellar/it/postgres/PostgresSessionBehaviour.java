package dev.pgcellar.it.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pgcellar.catalog.Tablespace;
import dev.pgcellar.postgres.BackupStart;
import dev.pgcellar.postgres.BackupStop;
import dev.pgcellar.postgres.Checkpoint;
import dev.pgcellar.postgres.ClusterFacts;
import dev.pgcellar.postgres.ConnectionOptions;
import dev.pgcellar.postgres.PostgresException;
import dev.pgcellar.postgres.PostgresSession;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresVersion;
import dev.pgcellar.testsupport.process.Polling;
import dev.pgcellar.wal.SegmentSize;
import dev.pgcellar.wal.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds with every version; one primary serves all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
abstract class PostgresSessionBehaviour {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ARCHIVE = "cp %%p %s/%%f";

    private final PostgresVersion version;
    private PostgresServer server;
    private Path archive;
    private Path tablespace;
    private Path hbaFile;
    private Path included;

    PostgresSessionBehaviour(PostgresVersion version) {
        this.version = version;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        archive = Files.createDirectory(folder.resolve("archive"));
        tablespace = Files.createDirectory(folder.resolve("tablespace"));
        hbaFile =
                Files.writeString(folder.resolve("hba.conf"), "local all all trust\nhost all all 127.0.0.1/32 trust\n");
        included = Files.writeString(folder.resolve("extra.conf"), "work_mem = '5MB'\n");
        server = PostgresServer.builder()
                .version(version)
                .folder(folder.resolve("server"))
                .initdbArguments("--wal-segsize=1")
                .archiveCommand(String.format(ARCHIVE, archive))
                .setting("hba_file", hbaFile.toString())
                .setting("include", included.toString())
                .start();
        server.execute(
                "CREATE TABLESPACE \"Space one\" LOCATION '" + tablespace + "'",
                "CREATE ROLE nobody LOGIN",
                "CREATE ROLE backup LOGIN",
                "GRANT pg_monitor TO backup",
                "GRANT EXECUTE ON FUNCTION pg_switch_wal() TO backup",
                "GRANT EXECUTE ON FUNCTION pg_create_restore_point(text) TO backup");
        boolean newNames = version.major() >= 15;
        server.execute(
                "GRANT EXECUTE ON FUNCTION "
                        + (newNames ? "pg_backup_start(text,bool)" : "pg_start_backup(text,bool,bool)") + " TO backup",
                "GRANT EXECUTE ON FUNCTION " + (newNames ? "pg_backup_stop(bool)" : "pg_stop_backup(bool,bool)")
                        + " TO backup");
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void tells_the_facts_of_the_cluster() throws Exception {
        try (PostgresSession session = connect()) {
            ClusterFacts facts = session.clusterFacts();

            assertThat(facts.pgdata()).isEqualTo(server.dataFolder().toString());
            assertThat(facts.systemId())
                    .isEqualTo(server.queryOne("SELECT system_identifier FROM pg_control_system()"));
            assertThat(session.systemIdentifier()).contains(facts.systemId());
            assertThat(facts.serverVersion()).isEqualTo(session.serverVersion());
            assertThat(session.serverVersion() / 10000).isEqualTo(version.major());
            assertThat(facts.majorVersionText()).isEqualTo(Integer.toString(version.major()));
            assertThat(facts.segmentSize()).isEqualTo(new SegmentSize(1 << 20));
            assertThat(facts.configFile())
                    .isEqualTo(server.dataFolder().resolve("postgresql.conf").toString());
            assertThat(facts.hbaFile()).isEqualTo(hbaFile.toString());
            assertThat(facts.identFile())
                    .isEqualTo(server.dataFolder().resolve("pg_ident.conf").toString());
            assertThat(facts.includedFiles()).contains(included.toString()).doesNotContain(facts.configFile());
            assertThat(facts.dataChecksums()).isEqualTo("on");
            assertThat(facts.summarizeWal()).isEqualTo(version.major() >= 17 ? "off" : null);
            assertThat(facts.clusterSize()).isGreaterThan(1 << 20);
            assertThat(facts.inRecovery()).isFalse();
        }
    }

    @Test
    void lists_tablespaces_outside_the_data_folder() throws Exception {
        long oid = Long.parseLong(server.queryOne("SELECT oid FROM pg_tablespace WHERE spcname = 'Space one'"));

        try (PostgresSession session = connect()) {
            assertThat(session.clusterFacts().tablespaces())
                    .containsExactly(new Tablespace("Space one", oid, tablespace.toString()));
        }
    }

    @Test
    void starts_and_stops_a_backup_as_superuser() throws Exception {
        try (PostgresSession session = connect()) {
            BackupStart start = session.startBackup("Barman backup cloud 20260101T000000", Checkpoint.FAST);
            BackupStop stop = session.stopBackup();

            assertThat(start.locationText()).isEqualTo(start.location().toString());
            assertThat(start.timeline()).isEqualTo(new Timeline(1));
            assertThat(start.time().toInstant()).isCloseTo(Instant.now(), within(60, ChronoUnit.SECONDS));
            assertThat(stop.location()).isGreaterThan(start.location());
            assertThat(stop.timeline()).isEqualTo(new Timeline(1));
            assertThat(stop.time()).isAfter(start.time());
            assertThat(stop.label())
                    .contains("START WAL LOCATION: " + start.locationText())
                    .contains("LABEL: Barman backup cloud 20260101T000000\n")
                    .contains("START TIMELINE: 1\n");
            SegmentSize size = session.clusterFacts().segmentSize();
            assertThat(archive.resolve(
                            size.segmentAt(start.timeline(), start.location()).text()))
                    .exists();
        }
    }

    @Test
    void backs_up_with_the_granted_privileges_only() throws Exception {
        try (PostgresSession session = connectAs("backup")) {
            assertThat(session.hasBackupPrivileges()).isTrue();
            assertThat(session.clusterFacts().clusterSize()).isPositive();

            BackupStart start = session.startBackup("granted", Checkpoint.FAST);
            BackupStop stop = session.stopBackup();
            session.switchWal();
            session.createRestorePoint("granted_point");

            assertThat(stop.location()).isGreaterThan(start.location());
            Polling.until("the restore point", LIMIT, () -> Files.readString(server.logFile())
                    .contains("restore point \"granted_point\" created"));
        }
    }

    @Test
    void knows_a_role_without_privileges() throws Exception {
        try (PostgresSession session = connectAs("nobody")) {
            ClusterFacts facts = session.clusterFacts();

            assertThat(session.hasBackupPrivileges()).isFalse();
            assertThat(facts.clusterSize()).isNull();
            assertThat(facts.pgdata()).isNull();
            assertThat(facts.includedFiles()).isEmpty();
            assertThat(facts.tablespaces()).hasSize(1);
            assertThatThrownBy(() -> session.startBackup("refused", Checkpoint.FAST))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("could not start the backup: ERROR: permission denied for function");
            assertThatThrownBy(session::switchWal)
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("could not switch the WAL segment: the role may not");
        }
    }

    @Test
    void switches_the_segment() throws Exception {
        String before = server.queryOne("SELECT pg_walfile_name(pg_current_wal_insert_lsn())");
        server.execute("SELECT txid_current()");

        try (PostgresSession session = connect()) {
            session.switchWal();
        }

        Polling.until("the segment in the archive", LIMIT, () -> Files.exists(archive.resolve(before)));
    }

    @Test
    void tells_of_a_switch_only_where_there_was_something_to_switch() throws Exception {
        try (PostgresSession session = connect();
                CapturedLog log = CapturedLog.of("dev.pgcellar.postgres.PostgresSession")) {
            server.execute("SELECT txid_current()");

            session.switchWal();
            session.switchWal();
            session.switchWal();

            assertThat(log.text().lines())
                    .isNotEmpty()
                    .allMatch(line -> line.matches("INFO switched from WAL segment (\\w+) to (?!\\1)\\w+"));
        }
    }

    @Test
    void connects_through_the_unix_socket() throws Exception {
        Map<String, String> variables =
                Map.of("PGHOST", server.socketFolder().toString(), "PGPORT", Integer.toString(server.port()));

        try (PostgresSession session = PostgresSession.connect(
                SessionSettings.of(variables, new ConnectionOptions(null, null, "postgres", null)))) {
            assertThat(session.clusterFacts().pgdata())
                    .isEqualTo(server.dataFolder().toString());
            assertThat(server.queryOne("SELECT count(*) FROM pg_stat_activity"
                            + " WHERE application_name = 'barman_cloud_backup' AND client_addr IS NULL"))
                    .isEqualTo("1");
        }
    }

    @Test
    void logs_notices_and_can_be_cancelled_while_waiting_for_the_archive() throws Exception {
        server.alterSystem("archive_command", "false");
        try (PostgresSession session = connect();
                CapturedLog log = CapturedLog.of("dev.pgcellar.postgres.NoticeLog")) {
            session.startBackup("cancelled", Checkpoint.FAST);
            CompletableFuture<BackupStop> stop = CompletableFuture.supplyAsync(() -> stopBackup(session));
            Polling.until("the notice", LIMIT, () -> log.text()
                    .contains("INFO PostgreSQL: base backup done, waiting for required WAL segments to be archived"));

            session.cancel();

            assertThatThrownBy(() -> stop.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .rootCause()
                    .isInstanceOf(SQLException.class)
                    .hasMessageStartingWith("ERROR: canceling statement due to user request");
            assertThatThrownBy(session::hasBackupPrivileges)
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("the session was cancelled");
        } finally {
            server.alterSystem("archive_command", String.format(ARCHIVE, archive));
        }
    }

    @Test
    void ends_backup_mode_when_closed_without_a_stop() throws Exception {
        try (PostgresSession session = connect()) {
            session.startBackup("abandoned", Checkpoint.FAST);
        }

        Polling.until("the end of the session", LIMIT, () -> server.queryOne(
                        "SELECT count(*) FROM pg_stat_activity" + " WHERE application_name = 'barman_cloud_backup'")
                .equals("0"));
        try (PostgresSession session = connect()) {
            session.startBackup("next", Checkpoint.FAST);
            assertThat(session.stopBackup().label()).contains("LABEL: next\n");
        }
    }

    private PostgresSession connect() throws PostgresException {
        return PostgresSession.connect(SessionSettings.of(server));
    }

    private PostgresSession connectAs(String user) throws PostgresException {
        return PostgresSession.connect(SessionSettings.of(server, user));
    }

    private static BackupStop stopBackup(PostgresSession session) {
        try {
            return session.stopBackup();
        } catch (PostgresException e) {
            throw new IllegalStateException(e);
        }
    }
}
