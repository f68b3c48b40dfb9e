package dev.pgcellar.it.distribution;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine without Java, as far as a process can tell: no environment, and a {@code PATH} with nothing but the few
 * programs the launcher asks for. Where the tests are run by root, the programs are run by another user.
 */
final class BareMachine {

    private static final List<String> TOOLS = List.of("readlink", "stat", "uname");
    private static final List<String> AS_ANOTHER_USER =
            List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private final Path tools;
    private final Path writable;

    /**
     * @param folder of this test alone
     */
    BareMachine(Path folder) {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            this.tools = Files.createDirectory(folder.resolve("tools"));
            for (String tool : TOOLS) {
                Files.copy(Path.of("/usr/bin", tool), tools.resolve(tool), StandardCopyOption.COPY_ATTRIBUTES);
            }
            this.writable = Files.createDirectory(folder.resolve("writable"));
            Files.setPosixFilePermissions(writable, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one folder of the test that the user may write to. */
    Path writable() {
        return writable;
    }

    /** A program to run. */
    CommandLineProcess.Builder run(Path program, String... arguments) {
        List<String> command = new ArrayList<>(isRoot() ? AS_ANOTHER_USER : List.of());
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return CommandLineProcess.of(command.get(0))
                .arguments(command.subList(1, command.size()))
                .cleanEnvironment()
                .environment("PATH", tools.toString())
                .workingFolder(writable);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
