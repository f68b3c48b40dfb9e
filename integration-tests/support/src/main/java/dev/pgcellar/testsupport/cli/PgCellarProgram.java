package dev.pgcellar.testsupport.cli;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs of this build. The system property {@code pgcellar.home} names the folder in which they were laid out,
 * and {@code pgcellar.distribution}, where it is set, the one in which the build makes what users install.
 */
public final class PgCellarProgram {

    private final Path programs;

    private PgCellarProgram(Path programs) {
        this.programs = programs;
    }

    /**
     * What users install, with a Java of its own, where the build is asked for it and could make it; else what was laid
     * out.
     *
     * @throws IllegalStateException when the build did not lay it out
     */
    public static PgCellarProgram ofThisBuild() {
        return installable()
                .map(home -> new PgCellarProgram(home.resolve("bin")))
                .orElseGet(PgCellarProgram::laidOut);
    }

    private static Optional<Path> installable() {
        String folder = System.getProperty("pgcellar.distribution");
        if (folder == null || !Files.exists(Path.of(folder, "SHA256SUMS"))) {
            return Optional.empty();
        }
        try (Stream<Path> content = Files.list(Path.of(folder, "distribution"))) {
            return content.filter(home -> Files.isExecutable(home.resolve("bin/pgcellar")))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What was laid out: it runs with the machine's Java, or is native.
     *
     * @throws IllegalStateException when the build did not lay it out
     */
    public static PgCellarProgram laidOut() {
        String home = System.getProperty("pgcellar.home");
        if (home == null || !Files.isExecutable(Path.of(home, "bin", "pgcellar"))) {
            throw new IllegalStateException("pgcellar.home is '" + home + "', which holds no bin/pgcellar");
        }
        return new PgCellarProgram(Path.of(home, "bin"));
    }

    /** {@code pgcellar} with arguments. */
    public CommandLineProcess.Builder pgcellar(String... arguments) {
        return CommandLineProcess.of(path("pgcellar").toString(), arguments);
    }

    /** {@code barman-cloud-<command>} with arguments. */
    public CommandLineProcess.Builder dropIn(String command, String... arguments) {
        return CommandLineProcess.of(path("barman-cloud-" + command).toString(), arguments);
    }

    /** An executable, absolute. */
    public Path path(String name) {
        return programs.resolve(name).toAbsolutePath();
    }
}
