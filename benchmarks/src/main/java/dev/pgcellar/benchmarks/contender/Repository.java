package dev.pgcellar.benchmarks.contender;

import java.nio.file.Path;

/**
 * Where pgBackRest stores.
 *
 * @param folder its {@code repo1-path}
 */
public record Repository(Path folder) {

    /** Holds all that backups consist of. */
    public Path backups() {
        return folder.resolve("backup/main");
    }

    /** Holds all archived WAL. */
    public Path archive() {
        return folder.resolve("archive/main");
    }
}
