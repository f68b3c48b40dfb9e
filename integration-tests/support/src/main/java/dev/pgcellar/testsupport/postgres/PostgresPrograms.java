package dev.pgcellar.testsupport.postgres;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The programs of one installation.
 *
 * @param folder where they lie
 */
public record PostgresPrograms(Path folder) {

    public boolean has(String program) {
        return Files.isExecutable(folder.resolve(program));
    }

    public Path path(String program) {
        return folder.resolve(program);
    }

    /** A program to be run as a user that PostgreSQL accepts, in English and UTC. */
    public CommandLineProcess.Builder command(String program, String... arguments) {
        return UnprivilegedUser.command(path(program).toString())
                .arguments(arguments)
                .environment("LC_ALL", "C")
                .environment("TZ", "UTC");
    }
}
