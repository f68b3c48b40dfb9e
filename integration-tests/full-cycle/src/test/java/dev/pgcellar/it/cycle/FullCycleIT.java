package dev.pgcellar.it.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.it.cycle.BackupTarget.Kind;
import dev.pgcellar.testsupport.postgres.ClientPrograms;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Archive, back up, destroy, restore to a moment, compare, delete: with two tablespaces, one of which moves.
 */
class FullCycleIT {

    private static final String ROWS = "SELECT string_agg(t.id || ':' || md5(t.payload), ',' ORDER BY t.id) FROM %s t";

    private static BackupStores stores;

    @TempDir
    Path folder;

    @BeforeAll
    static void openStores(@TempDir Path ofAllCycles) {
        stores = new BackupStores(ofAllCycles);
    }

    @AfterAll
    static void closeStores() {
        stores.close();
    }

    @ParameterizedTest(name = "PostgreSQL {0}, {1}, {2}")
    @CsvSource({
        "V18, FILE, ''",
        "V18, FILE, --gzip",
        "V18, AZURE, --gzip",
        "V18, GCS, ''",
        "V18, S3, ''",
        "V18, S3, --gzip",
        "V15, S3, ''"
    })
    void restores_exactly_the_rows_of_the_target_time(PostgresVersion version, Kind kind, String compression)
            throws Exception {
        cycle(version, kind, compression);
    }

    /** Every codec and every older version, each on both kinds of storage. */
    @Tag("slow")
    @ParameterizedTest(name = "PostgreSQL {0}, {1}, {2}")
    @CsvSource({
        "V14, FILE, --bzip2",
        "V14, S3, --gzip",
        "V15, FILE, --xz",
        "V16, FILE, --lz4",
        "V16, S3, ''",
        "V17, FILE, --snappy",
        "V17, S3, --zstd"
    })
    void restores_exactly_the_rows_of_the_target_time_on_older_servers_with_each_codec(
            PostgresVersion version, Kind kind, String compression) throws Exception {
        cycle(version, kind, compression);
    }

    private void cycle(PostgresVersion version, Kind kind, String compression) throws Exception {
        assumeTrue(version.isAvailable(), "PostgreSQL " + version.major() + " is not at hand");
        BackupTarget target = stores.newTarget(kind);
        String[] options = compression.isEmpty() ? new String[0] : new String[] {compression};
        try (ClusterUnderTest cluster = new ClusterUnderTest(version, target, folder, options)) {
            Path kept = cluster.createTablespace("kept");
            cluster.createTablespace("moved one");
            fill(cluster.server(), "pg_default", "in_default", 2000);
            fill(cluster.server(), "kept", "in_kept", 500);
            fill(cluster.server(), "moved one", "in_moved", 500);

            cluster.backup("--name", "nightly").expectSuccess();

            more(cluster.server(), "in_default", "in_kept", "in_moved");
            String moment = cluster.server().queryOne("SELECT clock_timestamp()");
            String[] expected = rows(cluster.server());
            cluster.server().execute("DELETE FROM in_default WHERE id > 10", "DROP TABLE in_kept");
            cluster.archiveAllWal();
            cluster.server().stopImmediately();
            Files.move(kept, folder.resolve("lost"));
            Path restored = folder.resolve("restored/data");
            Path moved = folder.resolve("restored/moved");

            cluster.run(
                            "restore",
                            cluster.url(),
                            ClusterUnderTest.SERVER_NAME,
                            "nightly",
                            restored.toString(),
                            "--tablespace",
                            "moved one:" + moved)
                    .expectSuccess();

            try (PostgresServer recovered = cluster.recover(restored, "time", moment)) {
                assertThat(rows(recovered)).isEqualTo(expected);
                assertThat(location(recovered, "moved one")).isEqualTo(moved.toString());
                assertThat(location(recovered, "kept")).isEqualTo(kept.toString());
                verify(recovered);
            }

            cluster.run("backup-delete", cluster.url(), ClusterUnderTest.SERVER_NAME, "--backup-id", "nightly")
                    .expectSuccess();

            assertThat(cluster.run("backup-list", cluster.url(), ClusterUnderTest.SERVER_NAME)
                            .expectSuccess()
                            .stdout())
                    .doesNotContain("nightly");
        }
    }

    private static void fill(PostgresServer server, String tablespace, String table, int rows) {
        server.execute(
                "CREATE TABLE " + table + " (id int PRIMARY KEY, payload text) TABLESPACE \"" + tablespace + "\"",
                "INSERT INTO " + table + " SELECT i, repeat(md5(i::text), 20) FROM generate_series(1, " + rows + ") i");
    }

    private static void more(PostgresServer server, String... tables) {
        for (String table : tables) {
            server.execute("INSERT INTO " + table + " SELECT i, 'later' FROM generate_series(100001, 100200) i");
        }
    }

    private static String[] rows(PostgresServer server) {
        return new String[] {
            server.queryOne(ROWS.formatted("in_default")),
            server.queryOne(ROWS.formatted("in_kept")),
            server.queryOne(ROWS.formatted("in_moved"))
        };
    }

    private static String location(PostgresServer server, String tablespace) {
        return server.queryOne(
                "SELECT pg_tablespace_location(oid) FROM pg_tablespace WHERE spcname = '" + tablespace + "'");
    }

    /** With the tools that only Debian's version has. */
    private static void verify(PostgresServer recovered) throws IOException {
        if (PostgresVersion.V15.isAvailable() && recovered.version() == PostgresVersion.V15) {
            ClientPrograms client = new ClientPrograms(recovered, recovered.programs());
            client.amcheck();
            recovered.stop();
            client.verifyChecksums();
        }
    }
}
