package dev.pgcellar.it.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.it.cycle.BackupTarget.Kind;
import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresServerBuilder;
import dev.pgcellar.testsupport.postgres.PostgresVersion;
import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A backlog that is sent ahead, and recoveries over two timelines that fetch ahead. */
class WalSpoolCycleIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String ROWS = "SELECT string_agg(n::text, ',' ORDER BY n) FROM t";

    private final PgCellarProgram program = PgCellarProgram.ofThisBuild();

    @TempDir
    Path folder;

    private BackupTarget target;
    private PostgresVersion version;

    @ParameterizedTest(name = "PostgreSQL {0}, {1}")
    @CsvSource({"V18, S3", "V15, FILE"})
    void every_acknowledged_segment_is_stored_and_replayed(PostgresVersion tested, Kind kind) throws Exception {
        assumeTrue(tested.isAvailable(), "PostgreSQL " + tested.major() + " is not at hand");
        version = tested;
        try (S3Server s3 = kind == Kind.S3 ? S3Server.start() : null) {
            target = kind == Kind.S3 ? BackupTarget.inNewBucket(s3) : BackupTarget.inFolder(folder.resolve("store"));
            Path base = folder.resolve("base");
            String onFirst;
            try (PostgresServer server =
                    builder("first").archiveCommand("false").start()) {
                server.execute("CREATE TABLE t (n int)");
                server.stop();
                server.copyDataTo(base);
                server.start();
                for (int n = 0; n < 12; n++) {
                    server.execute("INSERT INTO t VALUES (" + n + ")", "SELECT pg_switch_wal()");
                }
                server.alterSystem("archive_command", archiveCommand());
                awaitArchived(server);
                assertThat(stored(s3)).containsAll(acknowledged(server.dataFolder()));
                onFirst = server.queryOne(ROWS);
            }

            Path second = folder.resolve("second/data");
            copy(base, second);
            String onSecond;
            try (PostgresServer server = recovered("second", second)) {
                assertThat(server.queryOne(ROWS)).isEqualTo(onFirst);
                for (int n = 100; n < 104; n++) {
                    server.execute("INSERT INTO t VALUES (" + n + ")", "SELECT pg_switch_wal()");
                }
                awaitArchived(server);
                assertThat(stored(s3)).containsAll(acknowledged(second)).contains("00000002.history");
                onSecond = server.queryOne(ROWS);
            }

            Path third = folder.resolve("third/data");
            copy(base, third);
            try (PostgresServer server = recovered("third", third)) {
                assertThat(server.queryOne(ROWS)).isEqualTo(onSecond);
                assertThat(server.queryOne("SELECT pg_walfile_name(pg_current_wal_lsn())"))
                        .startsWith("00000003");
            }
        }
    }

    private PostgresServerBuilder builder(String name) {
        PostgresServerBuilder builder = PostgresServer.builder()
                .version(version)
                .folder(folder.resolve(name))
                .setting("wal_level", "replica");
        target.environment().forEach(builder::environment);
        return builder;
    }

    private PostgresServer recovered(String name, Path dataFolder) {
        return builder(name)
                .restoredFrom(dataFolder)
                .archiveCommand(archiveCommand())
                .restoreCommand(command("barman-cloud-wal-restore") + " %f \"%p\"")
                .start();
    }

    private String archiveCommand() {
        return command("barman-cloud-wal-archive") + " \"%p\"";
    }

    private String command(String name) {
        return program.path(name) + " --spool-dir '" + folder.resolve("wal spool") + "' --spool-segments 4 '"
                + target.url() + "' main";
    }

    private static void awaitArchived(PostgresServer server) {
        String segment = server.queryOne("SELECT pg_walfile_name(pg_current_wal_lsn())");
        server.execute("INSERT INTO t VALUES (-1)", "SELECT pg_switch_wal()");
        server.awaitTrue("SELECT last_archived_wal >= '" + segment + "' FROM pg_stat_archiver", LIMIT);
    }

    private static void copy(Path base, Path dataFolder) throws IOException {
        Files.createDirectories(dataFolder.getParent());
        new Folder(base).copyTo(dataFolder);
    }

    /** Names of the archived files. */
    private List<String> stored(S3Server s3) throws IOException {
        if (s3 != null) {
            String bucket = URI.create(target.url().replace(" ", "%20")).getAuthority();
            return s3.keys(bucket).stream()
                    .map(key -> key.replaceFirst(".*/", ""))
                    .toList();
        }
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<String> acknowledged(Path dataFolder) throws IOException {
        try (Stream<Path> files = Files.list(dataFolder.resolve("pg_wal/archive_status"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".done"))
                    .map(name -> name.replace(".done", ""))
                    .toList();
        }
    }
}
