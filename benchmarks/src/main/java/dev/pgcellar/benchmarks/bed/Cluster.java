package dev.pgcellar.benchmarks.bed;

import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A running server whose relations do not change: half are rows of fixed width as pgbench has them, a quarter is text,
 * a quarter cannot be compressed.
 */
public final class Cluster implements AutoCloseable {

    private static final int ACCOUNTS_A_MEBIBYTE = 6400;
    private static final int EVENTS_A_MEBIBYTE = 1900;
    private static final int BLOBS_A_MEBIBYTE = 512;

    private final PostgresServer server;
    private final FolderContent relations;
    private final Path segment;

    private Cluster(PostgresServer server, FolderContent relations, Path segment) {
        this.server = server;
        this.relations = relations;
        this.segment = segment;
    }

    /** The version that every contender's packaged release supports, where it is installed. */
    public static PostgresVersion version() {
        return PostgresVersion.V15.isAvailable() ? PostgresVersion.V15 : PostgresVersion.V18;
    }

    /**
     * Starts a server and fills it.
     *
     * @param folder takes the data and the log
     */
    public static Cluster start(Path folder, int mebibytes) throws IOException {
        PostgresServer server = PostgresServer.builder()
                .version(version())
                .folder(folder)
                .setting("autovacuum", "off")
                .setting("max_wal_size", "256MB")
                .setting("shared_buffers", "128MB")
                .start();
        try {
            fill(server, mebibytes);
            return new Cluster(
                    server,
                    FolderContent.ofRelations(server.dataFolder()),
                    copyOfSegment(server, folder.resolve("segment")));
        } catch (IOException | RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    private static void fill(PostgresServer server, int mebibytes) {
        server.execute(
                "CREATE TABLE accounts (aid int PRIMARY KEY, bid int, abalance int, filler char(84))",
                "CREATE TABLE events (id int, at timestamptz, kind text, detail jsonb, message text)",
                "CREATE TABLE blobs (id int, content bytea)",
                "ALTER TABLE blobs ALTER content SET STORAGE EXTERNAL",
                "INSERT INTO accounts SELECT i, i / 100000, hashint4(i) % 5000, '' FROM generate_series(1, "
                        + mebibytes / 2 * ACCOUNTS_A_MEBIBYTE + ") i",
                "INSERT INTO events SELECT i, '2026-01-01'::timestamptz + i * interval '1.7 s',"
                        + " (ARRAY['login', 'order', 'payment', 'refund', 'visit'])[1 + abs(hashint4(i)) % 5],"
                        + " jsonb_build_object('user', abs(hashint4(i * 7)) % 100000, 'amount', i % 9973 / 100.0,"
                        + " 'session', md5(i::text)),"
                        + " 'customer ' || abs(hashint4(i * 3)) % 50000 || ' opened page ' || i % 400"
                        + " || ' from address 10.' || i % 250 || '.' || i % 199 || '.7 with the usual browser, and'"
                        + " || ' stayed for ' || i % 600 || ' seconds before going on to the next one; '"
                        + " || repeat('no error was seen, ', 4 + i % 5) || 'trace ' || md5((i * 11)::text)"
                        + " FROM generate_series(1, " + mebibytes / 4 * EVENTS_A_MEBIBYTE + ") i",
                "INSERT INTO blobs SELECT i, (SELECT string_agg(sha256((i || '/' || part)::bytea), ''::bytea)"
                        + " FROM generate_series(1, 60) part) FROM generate_series(1, "
                        + mebibytes / 4 * BLOBS_A_MEBIBYTE + ") i",
                "VACUUM (FREEZE, ANALYZE)",
                "SELECT pg_switch_wal()",
                "CHECKPOINT");
    }

    public PostgresServer server() {
        return server;
    }

    /** The files of the databases, which a backup holds completely. */
    public FolderContent relations() {
        return relations;
    }

    /** A complete WAL segment with real content. */
    public Path segment() {
        return segment;
    }

    /** The server writes into its own again when it recycles them. */
    private static Path copyOfSegment(PostgresServer server, Path target) throws IOException {
        try (Stream<Path> files = Files.list(server.dataFolder().resolve("pg_wal"))) {
            Path first = files.filter(file -> file.getFileName().toString().matches("[0-9A-F]{24}"))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            return Files.copy(first, target);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
