package dev.pgcellar.it.contract;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A control group whose programs are killed when they take more memory than a limit, as those of a container are. Page
 * cache counts too, but is given back first.
 */
final class MemoryLimit implements AutoCloseable {

    private static final String JOIN = "echo $$ >\"$0\" && exec \"$@\"";

    private final Path group;

    private MemoryLimit(Path group) {
        this.group = group;
    }

    /**
     * A control group of version 2 or 1.
     *
     * @return empty where none can be made: that takes the superuser and a writable hierarchy
     */
    static Optional<MemoryLimit> of(long bytes) {
        return make("/sys/fs/cgroup", "memory.max", "memory.swap.max", bytes)
                .or(() -> make("/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.swappiness", bytes));
    }

    private static Optional<MemoryLimit> make(String hierarchy, String limit, String swap, long bytes) {
        Path group =
                Path.of(hierarchy, "pgcellar-test-" + ProcessHandle.current().pid());
        try {
            Files.createDirectory(group);
            for (String file : List.of("cgroup.procs", limit)) {
                if (!Files.isWritable(group.resolve(file))) {
                    Files.delete(group);
                    return Optional.empty();
                }
            }
            Files.writeString(group.resolve(limit), Long.toString(bytes));
            if (Files.isWritable(group.resolve(swap))) {
                Files.writeString(group.resolve(swap), "0");
            }
            return Optional.of(new MemoryLimit(group));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The same program within the limit. */
    CommandLineProcess.Builder on(CommandLineProcess.Builder program) {
        return program.startedBy(
                "/bin/sh", "-c", JOIN, group.resolve("cgroup.procs").toString());
    }

    @Override
    public void close() throws IOException {
        Files.delete(group);
    }
}
