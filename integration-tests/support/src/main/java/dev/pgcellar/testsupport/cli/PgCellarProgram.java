package dev.pgcellar.testsupport.cli;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The programs of the distribution that this build laid out. The system property {@code pgcellar.home} says where.
 */
public final class PgCellarProgram {

    private final Path programs;

    private PgCellarProgram(Path programs) {
        this.programs = programs;
    }

    /**
     * The distribution of this build.
     *
     * @throws IllegalStateException when the build did not lay it out
     */
    public static PgCellarProgram ofThisBuild() {
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

    /** An executable of the distribution, absolute. */
    public Path path(String name) {
        return programs.resolve(name).toAbsolutePath();
    }
}
