package dev.pgcellar.benchmarks.measure;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Runs one program at a time and measures it. Peak memory and written bytes are those that the kernel counts for a
 * process and its descendants, as GNU {@code time} reports them; processor time is taken from this process's own count
 * of its ended children, which does not cut off fractions at every run.
 */
public final class ProcessMeter {

    /** What must be installed. */
    public static final Path PROGRAM = Path.of("/usr/bin/time");

    /** The kernel counts in blocks of this size. */
    private static final int OUTPUT_BLOCK = 512;

    private static final int KIBIBYTE = 1024;

    private final Path report;
    private final ChildTimes times = new ChildTimes(Path.of("/proc/self/stat"));

    /** @param report a file that is overwritten by every run */
    public ProcessMeter(Path report) {
        this.report = report;
    }

    /**
     * Runs a program to its end.
     *
     * @throws AssertionError when it takes longer than the limit; it is killed then
     * @throws IOException when the program that measures is ended before it could report
     */
    public Measurement run(CommandLineProcess.Builder program, Duration limit) throws IOException {
        program.startedBy(PROGRAM.toString(), "--quiet", "--format=%M %O", "--output=" + report);
        Duration cpuBefore = times.read();
        long start = System.nanoTime();
        try (CommandLineProcess process = program.start();
                EndWithJvm end = new EndWithJvm(process);
                TreeMemory memory = TreeMemory.watch(process.pid())) {
            ProcessOutcome outcome = process.awaitExit(limit);
            Duration wall = Duration.ofNanos(System.nanoTime() - start);
            Duration cpu = times.read().minus(cpuBefore);
            String[] counts = Files.readString(report).strip().split(" ");
            if (counts.length != 2) {
                throw new IOException(PROGRAM + " measured nothing, as when it is interrupted");
            }
            long peak = Math.max(Long.parseLong(counts[0]) * KIBIBYTE, memory.peak());
            return new Measurement(outcome, wall, cpu, peak, Long.parseLong(counts[1]) * OUTPUT_BLOCK);
        }
    }
}
