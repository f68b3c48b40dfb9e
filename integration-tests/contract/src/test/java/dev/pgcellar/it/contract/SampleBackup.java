package dev.pgcellar.it.contract;

import dev.pgcellar.testsupport.postgres.PostgresServer;
import java.time.Duration;

/**
 * A backup of a real server with one tablespace, uncompressed. The data directory fills several archives,
 * the last of which holds the control file.
 */
final class SampleBackup {

    static final String TABLESPACE = "space";

    private final Archive original;
    private final String id;

    private SampleBackup(Archive original, String id) {
        this.original = original;
        this.id = id;
    }

    /** Takes the backup. */
    static SampleBackup of(PostgresServer postgres, Archives archives) {
        Archive archive = archives.create(ArchiveKind.FILE);
        archive.command("backup", "--immediate-checkpoint", "--jobs", "1", "--max-archive-size", "10MB")
                .environment(postgres.libpqEnvironment())
                .run(Duration.ofMinutes(2))
                .expectSuccess();
        return new SampleBackup(archive, archive.files().get(0).split("/")[1]);
    }

    String id() {
        return id;
    }

    /** The key of one of its objects, under {@code SERVER/}. */
    String key(String fileName) {
        return "base/" + id + "/" + fileName;
    }

    String dataKey() {
        return key("data.tar");
    }

    /** The key of the archive of the tablespace. */
    String tablespaceKey() {
        return original.files().stream()
                .filter(key -> key.endsWith(".tar") && !key.equals(dataKey()))
                .findFirst()
                .orElseThrow();
    }

    byte[] content(String key) {
        return original.get(key);
    }

    /** Puts the backup into an archive. */
    void copyTo(Archive archive) {
        original.files()
                .forEach(key -> archive.link(key, original.serverFolder().resolve(key)));
    }
}
