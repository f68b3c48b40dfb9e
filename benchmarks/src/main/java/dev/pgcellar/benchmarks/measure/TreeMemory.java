package dev.pgcellar.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The memory of a process and its descendants together, looked at twice a second: seldom enough to cost nothing. Pages
 * that processes share are counted once (proportional set size). Programs that end within half a second are not looked
 * at.
 */
final class TreeMemory implements AutoCloseable {

    private static final int INTERVAL_MILLIS = 500;
    private static final int KIBIBYTE = 1024;

    private final ProcessHandle root;
    private final ScheduledExecutorService timer;
    private volatile long peak;

    private TreeMemory(ProcessHandle root) {
        this.root = root;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "tree-memory");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to look. */
    static TreeMemory watch(long pid) {
        TreeMemory memory = new TreeMemory(ProcessHandle.of(pid).orElse(null));
        if (memory.root != null) {
            memory.timer.scheduleAtFixedRate(memory::look, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        }
        return memory;
    }

    /** The most that was seen, in bytes. */
    long peak() {
        return peak;
    }

    private void look() {
        long sum = Stream.concat(Stream.of(root), root.descendants())
                .mapToLong(TreeMemory::proportionalSetSize)
                .sum();
        peak = Math.max(peak, sum);
    }

    private static long proportionalSetSize(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .sum();
        } catch (IOException | RuntimeException ended) {
            return 0;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
