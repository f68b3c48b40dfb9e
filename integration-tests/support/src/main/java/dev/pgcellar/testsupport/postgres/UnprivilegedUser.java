package dev.pgcellar.testsupport.postgres;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * PostgreSQL refuses to be run by root. In a user namespace of its own a process of root sees itself as nobody, and its
 * files stay root's.
 */
final class UnprivilegedUser {

    private UnprivilegedUser() {}

    static CommandLineProcess.Builder command(String program) {
        return isRoot() ? CommandLineProcess.of("unshare", "-U", program) : CommandLineProcess.of(program);
    }

    private static boolean isRoot() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
