package dev.pgcellar.demo;

import dev.pgcellar.testsupport.files.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Everything that the demo writes lies in one temporary folder, which nobody but its owner may read.
 *
 * @param path absolute
 */
record DemoFolder(Path path) {

    static DemoFolder create() {
        try {
            return new DemoFolder(Files.createTempDirectory("pgcellar-demo-").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made: " + e.getMessage(), e);
        }
    }

    /** What {@code archive_command} and {@code backup} write to. */
    Path store() {
        return path.resolve("store");
    }

    /** The server that is backed up: {@code data} and {@code server.log}. */
    Path primary() {
        return path.resolve("primary");
    }

    /** The server that is restored: {@code data} and {@code server.log}. */
    Path restored() {
        return path.resolve("restored");
    }

    /** Passwords in libpq's form. */
    Path passwordFile() {
        return path.resolve("pgpass");
    }

    /** Holds the PostgreSQL programs when the build's folder cannot. */
    Path programs() {
        return path.resolve("postgresql");
    }

    void delete() {
        try {
            new Folder(path).delete();
        } catch (IOException e) {
            throw new UncheckedIOException("'" + path + "' cannot be deleted completely: " + e.getMessage(), e);
        }
    }
}
