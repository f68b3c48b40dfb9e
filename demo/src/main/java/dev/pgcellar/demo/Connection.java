package dev.pgcellar.demo;

import dev.pgcellar.testsupport.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How libpq and its like reach a server of the demo.
 *
 * @param environment variables; the password lies in a file
 */
record Connection(Map<String, String> environment) {

    /**
     * @param passwordFile is written
     */
    static Connection to(PostgresServer server, Path passwordFile) {
        Map<String, String> environment = new LinkedHashMap<>(server.libpqEnvironment());
        write(passwordFile, "*:*:*:*:" + environment.remove("PGPASSWORD") + "\n");
        environment.put("PGPASSFILE", passwordFile.toString());
        return new Connection(environment);
    }

    private static void write(Path file, String line) {
        try {
            if (Files.notExists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, line);
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file + "' cannot be written: " + e.getMessage(), e);
        }
    }

    /** The shell command that makes it the default of all clients. */
    String export() {
        return environment.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + new ShellWord(variable.getValue()))
                .collect(Collectors.joining(" ", "export ", ""));
    }
}
