package dev.pgcellar.it.assembly;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The application of this module: the file provider alone, no codec. The system property {@code pgcellar.application}
 * says where it was built.
 */
final class FileOnlyApplication {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path folder = Path.of(System.getProperty("pgcellar.application"));

    /** Runs {@code pgcellar} with arguments and an empty environment. */
    ProcessOutcome run(String... arguments) {
        return CommandLineProcess.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        folder.resolve("quarkus-run.jar").toString())
                .cleanEnvironment()
                .arguments(arguments)
                .run(LIMIT);
    }

    /** All jars of the application. */
    List<Path> jars() {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".jar")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
