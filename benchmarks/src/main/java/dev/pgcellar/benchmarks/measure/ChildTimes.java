package dev.pgcellar.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Processor time of a process's ended children and theirs.
 *
 * @param stat of the process, below {@code /proc}; see proc(5)
 */
record ChildTimes(Path stat) {

    /** Of the fields after the program's name, which may hold blanks itself. */
    private static final int CHILDREN_USER = 13;

    private static final int CHILDREN_SYSTEM = 14;

    /** {@code USER_HZ}, which is 100 on every architecture that Java runs on. */
    private static final long TICKS_A_SECOND = 100;

    /** User and system time so far. */
    Duration read() throws IOException {
        String line = Files.readString(stat);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]);
        return Duration.ofMillis(ticks * 1000 / TICKS_A_SECOND);
    }
}
