package dev.pgcellar.storage.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Looks at the file system itself for what a store should have removed. */
final class Leftovers {

    private Leftovers() {}

    /** Temporary files and empty folders below a folder. */
    static long count(Path container) throws IOException {
        try (Stream<Path> paths = Files.walk(container)) {
            return paths.filter(path -> !path.equals(container))
                    .filter(Leftovers::isLeftover)
                    .count();
        }
    }

    private static boolean isLeftover(Path path) {
        return path.getFileName().toString().startsWith(".pgcellar-tmp-") || isEmptyFolder(path);
    }

    private static boolean isEmptyFolder(Path path) {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> names = Files.list(path)) {
            return names.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
