package dev.pgcellar.testsupport.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.testsupport.process.Polling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class PostgresServerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void keeps_its_data_over_a_crash_and_a_restart() {
        try (PostgresServer server = PostgresServer.builder().folder(folder).start()) {
            server.execute("CREATE TABLE t (id int)", "INSERT INTO t VALUES (42)");

            server.stopImmediately();
            server.start();
            server.restart();

            assertThat(server.queryOne("SELECT id FROM t")).isEqualTo("42");
        }
    }

    @Test
    void leaves_nothing_behind() {
        PostgresServer server = PostgresServer.builder().start();
        Path data = server.dataFolder();
        Path sockets = server.socketFolder();

        server.close();

        assertThat(server.isRunning()).isFalse();
        assertThat(data).doesNotExist();
        assertThat(sockets).doesNotExist();
    }

    @Test
    void shows_the_log_when_it_cannot_start() {
        PostgresServerBuilder builder =
                PostgresServer.builder().folder(folder).setting("shared_preload_libraries", "no_such_library");

        assertThatThrownBy(builder::start)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("could not access file \"no_such_library\"");
    }

    @Test
    void chooses_another_port_when_another_process_was_faster() {
        try (PostgresServer first =
                        PostgresServer.builder().folder(folder.resolve("first")).start();
                PostgresServer second = PostgresServer.builder()
                        .folder(folder.resolve("second"))
                        .start()) {
            int port = first.port();
            first.stop();
            try (PostgresServer thief = PostgresServer.builder()
                    .folder(folder.resolve("thief"))
                    .onPort(port)
                    .start()) {
                first.start();

                assertThat(thief.port()).isEqualTo(port);
                assertThat(first.port()).isNotIn(port, second.port());
                assertThat(first.queryOne("SHOW data_directory"))
                        .isEqualTo(first.dataFolder().toString());
            }
        }
    }

    @Test
    void recovers_a_copy_to_a_restore_point_and_promotes_it() throws Exception {
        Path archive = Files.createDirectory(folder.resolve("archive"));
        Path copy = folder.resolve("copy");
        try (PostgresServer server = PostgresServer.builder()
                .folder(folder.resolve("server"))
                .archiveCommand("cp %p " + archive + "/%f")
                .start()) {
            server.execute("CREATE TABLE t (id int)");
            server.stop();
            server.copyDataTo(copy);
            server.start();
            server.execute(
                    "INSERT INTO t VALUES (1)", "SELECT pg_create_restore_point('here')", "INSERT INTO t VALUES (2)");
            String segment = server.queryOne("SELECT pg_walfile_name(pg_switch_wal())");
            Polling.until("the archived segment", LIMIT, () -> Files.exists(archive.resolve(segment)));
        }

        try (PostgresServer restored = PostgresServer.builder()
                .folder(folder.resolve("restored"))
                .restoredFrom(copy)
                .restoreCommand("cp " + archive + "/%f %p")
                .recoveryTarget("name", "here")
                .start()) {
            assertThat(restored.queryOne("SELECT string_agg(id::text, ',') FROM t"))
                    .isEqualTo("1");
            assertThat(restored.queryOne("SELECT pg_is_in_recovery()")).isEqualTo("f");
            assertThat(restored.queryOne("SHOW archive_mode")).isEqualTo("off");
        }
    }

    @Test
    void shows_commands_of_the_server_the_environment() throws Exception {
        Path seen = folder.resolve("seen");
        try (PostgresServer server = PostgresServer.builder()
                .folder(folder.resolve("server"))
                .environment("ANSWER", "forty two")
                .archiveCommand("echo \"$ANSWER\" > " + seen)
                .start()) {
            server.execute("SELECT txid_current()", "SELECT pg_switch_wal()");

            Polling.until("the archive command", LIMIT, () -> Files.exists(seen) && Files.size(seen) > 0);
            assertThat(seen).hasContent("forty two");
        }
    }

    @Test
    @EnabledIf("debianIsInstalled")
    void checks_heaps_indexes_and_checksums() throws Exception {
        try (PostgresServer server = PostgresServer.builder()
                .version(PostgresVersion.V15)
                .folder(folder)
                .password("secret")
                .start()) {
            ClientPrograms client = new ClientPrograms(server, server.programs());
            server.execute("CREATE TABLE t AS SELECT generate_series(1, 10000) AS id", "CREATE INDEX ON t (id)");
            String file = server.queryOne("SELECT pg_relation_filepath('t')");
            assertThat(psql(client, "SELECT count(*) FROM t")).isEqualTo("10000");
            client.amcheck();
            server.stop();
            client.verifyChecksums();

            damage(server.dataFolder().resolve(file));

            assertThatThrownBy(() -> client.verifyChecksums())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("checksum verification failed in file");
        }
    }

    private static String psql(ClientPrograms client, String sql) {
        return client.command("psql", "-XAtc", sql)
                .run(LIMIT)
                .expectSuccess()
                .stdout()
                .strip();
    }

    private static void damage(Path file) throws Exception {
        byte[] pages = Files.readAllBytes(file);
        pages[5000] ^= 1;
        Files.write(file, pages);
    }

    static boolean debianIsInstalled() {
        return PostgresVersion.V15.isAvailable();
    }
}
