package dev.pgcellar.it.interop;

import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A PostgreSQL 15 with two tablespaces, of which nothing is left but an {@link Archive}: base backups in several parts,
 * and all WAL since the first, written by the tools in turn.
 */
final class LostCluster {

    static final PostgresVersion VERSION = PostgresVersion.V15;

    /** Lies where it lay when it is restored. */
    static final String KEPT = "kept";

    /** Is restored to another folder. */
    static final String MOVED = "moved one";

    private static final Duration ARCHIVING_LIMIT = Duration.ofMinutes(2);
    private static final String ROWS = "SELECT md5(string_agg(t::text, ',' ORDER BY t.id)) FROM %s t";
    private static final List<String> TABLES = List.of("in_default", "in_kept", "in_moved");

    private final Archive archive;
    private final Codec codec;
    private final Path folder;
    private final Set<Path> archivedWal = new HashSet<>();
    private final List<TakenBackup> backups = new ArrayList<>();
    private List<String> rows;

    /**
     * A base backup.
     *
     * @param writer the tool that wrote it, and the WAL up to the next
     */
    record TakenBackup(Tool writer, String id) {}

    private LostCluster(Archive archive, Codec codec, Path folder) {
        this.archive = archive;
        this.codec = codec;
        this.folder = folder;
    }

    /**
     * Makes a cluster, backs it up by each of these tools, one after the other, and loses it.
     *
     * @param folder exists and is empty
     */
    static LostCluster backedUpBy(List<Tool> writers, Codec codec, Archive archive, Path folder) throws IOException {
        LostCluster cluster = new LostCluster(archive, codec, folder);
        cluster.live(writers);
        Files.move(cluster.location(KEPT), folder.resolve("lost"));
        return cluster;
    }

    private void live(List<Tool> writers) throws IOException {
        Files.createDirectory(localWal());
        try (PostgresServer server = PostgresServer.builder()
                .version(VERSION)
                .folder(folder.resolve("primary"))
                .archiveCommand("cp \"%p\" '" + localWal() + "/%f'")
                .start()) {
            fill(server);
            for (Tool writer : writers) {
                backUp(server, writer);
            }
            rows = rows(server);
        }
    }

    private void fill(PostgresServer server) throws IOException {
        for (String tablespace : List.of(KEPT, MOVED)) {
            Files.createDirectory(location(tablespace));
            server.execute("CREATE TABLESPACE \"" + tablespace + "\" LOCATION '" + location(tablespace) + "'");
        }
        create(server, "in_default", "pg_default", 1000);
        // Somewhat more than one archive of 10 MB each.
        create(server, "in_kept", KEPT, 120_000);
        create(server, "in_moved", MOVED, 120_000);
    }

    private static void create(PostgresServer server, String table, String tablespace, int rows) {
        server.execute("CREATE TABLE " + table + " (id int, payload text) TABLESPACE \"" + tablespace + "\"");
        server.execute("INSERT INTO " + table + " SELECT i, md5(i::text) || md5((-i)::text) FROM generate_series(1, "
                + rows + ") i");
    }

    private void backUp(PostgresServer server, Tool writer) throws IOException {
        skipWal(server);
        List<String> before = archive.backupIds();
        archive.command(writer, "backup", "--immediate-checkpoint", "--max-archive-size", "10MB")
                .arguments(codec.options())
                .arguments("--name", "backup " + backups.size())
                .environment(server.libpqEnvironment())
                .run(Archive.LIMIT)
                .expectSuccess();
        String id = archive.backupIds().stream()
                .filter(found -> !before.contains(found))
                .findFirst()
                .orElseThrow();
        backups.add(new TakenBackup(writer, id));
        TABLES.forEach(table -> server.execute("INSERT INTO " + table + " VALUES (-" + backups.size() + ", 'later')"));
        endSegment(server);
        archiveWal(writer);
    }

    /** What was written before the first backup is of no use. */
    private void skipWal(PostgresServer server) throws IOException {
        if (backups.isEmpty()) {
            endSegment(server);
            archivedWal.addAll(walFiles());
        }
    }

    private static void endSegment(PostgresServer server) {
        String segment = server.queryOne("SELECT pg_walfile_name(pg_current_wal_lsn())");
        server.execute("SELECT pg_switch_wal()");
        server.awaitTrue("SELECT last_archived_wal >= '" + segment + "' FROM pg_stat_archiver", ARCHIVING_LIMIT);
    }

    private void archiveWal(Tool writer) throws IOException {
        for (Path file : walFiles()) {
            if (archivedWal.add(file)) {
                archive.command(writer, "wal-archive", file.toString())
                        .arguments(codec.options())
                        .run(Archive.LIMIT)
                        .expectSuccess();
            }
        }
    }

    private List<Path> walFiles() throws IOException {
        try (Stream<Path> files = Files.list(localWal())) {
            return files.sorted().toList();
        }
    }

    private Path localWal() {
        return folder.resolve("wal");
    }

    /** The only archive of the cluster. */
    Archive archive() {
        return archive;
    }

    /** The backups, oldest first. */
    List<TakenBackup> backups() {
        return backups;
    }

    /** The newest backup that a tool wrote. */
    TakenBackup lastBy(Tool writer) {
        return backups.stream()
                .filter(backup -> backup.writer() == writer)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** Where a tablespace was. */
    Path location(String tablespace) {
        return folder.resolve(tablespace + " tablespace");
    }

    /** What the cluster held at the end. */
    List<String> rows() {
        return rows;
    }

    static List<String> rows(PostgresServer server) {
        return TABLES.stream()
                .map(table -> server.queryOne(ROWS.formatted(table)))
                .toList();
    }
}
