package dev.pgcellar.testsupport.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this process hands down to its children of signals. A shell without job control lets its background jobs ignore
 * SIGINT, children inherit that, and a JVM leaves it so: a test of Ctrl-C would wait in vain.
 */
final class InheritedSignals {

    private static final int SIGINT_BIT = 1 << 1;

    private InheritedSignals() {}

    /** The words to put before a command so that SIGINT reaches it; none where it does anyway. */
    static List<String> prefix() {
        return interruptIsIgnored() ? List.of("/usr/bin/env", "--default-signal=INT") : List.of();
    }

    private static boolean interruptIsIgnored() {
        try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
            return status.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(
                            line.substring("SigIgn:".length()).strip(), 16))
                    .anyMatch(mask -> (mask & SIGINT_BIT) != 0);
        } catch (IOException e) {
            return false;
        }
    }
}
