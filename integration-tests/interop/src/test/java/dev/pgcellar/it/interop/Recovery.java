package dev.pgcellar.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.postgres.ClientPrograms;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Restores a {@link LostCluster} by one of the tools and starts it. */
final class Recovery {

    private final LostCluster cluster;
    private final Tool reader;
    private final Archive archive;
    private final Path folder;

    /**
     * A recovery.
     *
     * @param archive the cluster's, or a copy
     * @param folder does not exist
     */
    Recovery(LostCluster cluster, Tool reader, Archive archive, Path folder) {
        this.cluster = cluster;
        this.reader = reader;
        this.archive = archive;
        this.folder = folder;
    }

    /** Restores a backup, replays all WAL, and fails unless the cluster holds what it held at the end. */
    void assertBringsBackAllRows(String backupId) throws IOException {
        Path moved = folder.resolve("moved tablespace");
        Path data = folder.resolve("data");
        try {
            archive.run(reader, "restore", backupId, data.toString(), "--tablespace", LostCluster.MOVED + ":" + moved)
                    .expectSuccess();
            verify(data, moved);
        } finally {
            new Folder(cluster.location(LostCluster.KEPT)).delete();
            new Folder(folder).delete();
        }
    }

    private void verify(Path data, Path moved) throws IOException {
        PostgresServerBuilder builder = PostgresServer.builder()
                .version(LostCluster.VERSION)
                .folder(folder.resolve("server"))
                .restoredFrom(data)
                .restoreCommand(archive.restoreCommand(reader));
        archive.bucket().environment().forEach(builder::environment);
        try (PostgresServer server = builder.start()) {
            assertThat(LostCluster.rows(server)).isEqualTo(cluster.rows());
            assertThat(Files.list(data.resolve("pg_tblspc")).map(Recovery::target))
                    .containsExactlyInAnyOrder(cluster.location(LostCluster.KEPT), moved);
            server.stop();
            new ClientPrograms(server, server.programs()).verifyChecksums();
        }
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            throw new AssertionError(link.toString(), e);
        }
    }
}
