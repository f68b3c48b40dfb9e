package dev.pgcellar.benchmarks.contender;

import dev.pgcellar.benchmarks.report.Role;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * One build of PgCellar.
 *
 * @param name as in the tables
 * @param program the executable, absolute
 */
public record PgCellar(String name, Path program) implements CloudTool {

    /**
     * Reads {@code PATH} or {@code NAME=PATH}, where the path is a distribution's folder or an executable.
     *
     * @throws IllegalArgumentException when there is no program
     */
    public static PgCellar of(String text) {
        int equals = text.indexOf('=');
        Path path = Path.of(text.substring(equals + 1)).toAbsolutePath().normalize();
        Path program = Files.isDirectory(path) ? path.resolve("bin/pgcellar") : path;
        if (!Files.isExecutable(program) || Files.isDirectory(program)) {
            throw new IllegalArgumentException("'" + program + "' is not an executable; give a distribution's folder,"
                    + " or the executable itself");
        }
        return new PgCellar(equals < 0 ? path.getFileName().toString() : text.substring(0, equals), program);
    }

    @Override
    public Role role() {
        return Role.SUBJECT;
    }

    @Override
    public Set<Codec> codecs() {
        return EnumSet.allOf(Codec.class);
    }

    @Override
    public CommandLineProcess.Builder command(String command, String... arguments) {
        return CommandLineProcess.of(program.toString(), command).arguments(arguments);
    }

    @Override
    public CommandLineProcess.Builder version() {
        return CommandLineProcess.of(program.toString(), "--version");
    }
}
