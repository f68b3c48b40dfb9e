package dev.pgcellar.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the repository that these tests read. */
final class Checkout {

    private final Path root = Path.of(System.getProperty("pgcellar.checkout", ".."));

    Path path(String relative) {
        return root.resolve(relative);
    }

    Path module() {
        return path("docs/modules/ROOT");
    }

    /** The pages of the documentation, by name. */
    List<Path> pages() {
        try (Stream<Path> found = Files.list(module().resolve("pages"))) {
            return found.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Java files of all modules that are published or run, without their tests. */
    List<Path> mainSources() {
        List<String> modules =
                List.of("runtime", "deployment", "providers", "snapshots", "cli", "dashboard", "integration-tests/tck");
        return modules.stream()
                .flatMap(module -> sources(path(module)))
                .sorted()
                .toList();
    }

    private static Stream<Path> sources(Path module) {
        try (Stream<Path> found = Files.walk(module)) {
            return found
                    .filter(file -> file.toString().contains("/src/main/java/")
                            && file.toString().endsWith(".java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
