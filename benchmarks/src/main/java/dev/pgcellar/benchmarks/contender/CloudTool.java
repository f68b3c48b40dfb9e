package dev.pgcellar.benchmarks.contender;

import dev.pgcellar.benchmarks.report.Role;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.util.Set;

/** An implementation of the suite's commands. */
public interface CloudTool {

    /** As in the tables; unlike that of every other tool. */
    String name();

    /** Subject or peer. */
    Role role();

    /** What its {@code backup} knows. */
    Set<Codec> codecs();

    /** A command of the suite, for instance {@code wal-archive}. */
    CommandLineProcess.Builder command(String command, String... arguments);

    /** Prints its version and ends. */
    CommandLineProcess.Builder version();
}
