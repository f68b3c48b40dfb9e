package dev.pgcellar.benchmarks.contender;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A program that every Debian has, or can have.
 *
 * @param name of the executable and of its package
 */
public record MachineProgram(String name) {

    /** Without it nothing can be measured. */
    public static final MachineProgram CURL = new MachineProgram("curl");

    /** Without it nothing can be measured. */
    public static final MachineProgram TIME = new MachineProgram("time");

    /** What a reference pipes an archive through. */
    public static MachineProgram filterOf(Codec codec) {
        return new MachineProgram(codec == Codec.PLAIN ? "tar" : codec.title());
    }

    /** Whether it is on the {@code PATH}. */
    public boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** What to do when it is not there. */
    public String missing() {
        return name + ": install Debian's package " + name;
    }
}
