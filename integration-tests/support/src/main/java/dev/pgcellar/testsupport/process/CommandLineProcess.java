package dev.pgcellar.testsupport.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program in a process of its own, with nothing on its standard input. Closing it kills the process and all its
 * descendants that still run, and returns when they have ended.
 */
public final class CommandLineProcess implements AutoCloseable {

    /** How many bytes of each output stream are kept. */
    public static final int CAPTURE_LIMIT = 16 << 20;

    private static final Duration END_OF_OUTPUT = Duration.ofSeconds(5);
    private static final Duration END_OF_KILLED = Duration.ofSeconds(10);

    private final List<String> command;
    private final Process process;
    private final BoundedCapture stdout;
    private final BoundedCapture stderr;

    private CommandLineProcess(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        this.stdout = BoundedCapture.start(process.getInputStream(), CAPTURE_LIMIT, "stdout-" + process.pid());
        this.stderr = BoundedCapture.start(process.getErrorStream(), CAPTURE_LIMIT, "stderr-" + process.pid());
    }

    /** A program to run, looked for in {@code PATH} unless it is a path. */
    public static Builder of(String program, String... arguments) {
        return new Builder(program, List.of(arguments));
    }

    /** How a program is run; the environment is this process's unless {@link #cleanEnvironment} is called. */
    public static final class Builder {

        private final List<String> command = new ArrayList<>();
        private final Map<String, String> environment = new TreeMap<>(System.getenv());
        private Path workingFolder;

        private Builder(String program, List<String> arguments) {
            command.add(program);
            command.addAll(arguments);
        }

        public Builder arguments(String... arguments) {
            command.addAll(List.of(arguments));
            return this;
        }

        public Builder arguments(List<String> arguments) {
            command.addAll(arguments);
            return this;
        }

        /** Begins with no variable at all, as {@code env -i} does. */
        public Builder cleanEnvironment() {
            environment.clear();
            return this;
        }

        /** Has another program start this one: its words come first. */
        public Builder startedBy(String... words) {
            command.addAll(0, List.of(words));
            return this;
        }

        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        public Builder environment(Map<String, String> variables) {
            environment.putAll(variables);
            return this;
        }

        public Builder withoutEnvironment(String name) {
            environment.remove(name);
            return this;
        }

        public Builder workingFolder(Path folder) {
            this.workingFolder = folder;
            return this;
        }

        /**
         * Starts the program.
         *
         * @throws UncheckedIOException when there is no such program
         */
        public CommandLineProcess start() {
            try {
                return new CommandLineProcess(
                        List.copyOf(command), toProcessBuilder().start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** For programs whose output shall go elsewhere. */
        public ProcessBuilder toProcessBuilder() {
            List<String> words = new ArrayList<>(InheritedSignals.prefix());
            words.addAll(command);
            ProcessBuilder builder =
                    new ProcessBuilder(words).redirectInput(Path.of("/dev/null").toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            if (workingFolder != null) {
                builder.directory(workingFolder.toFile());
            }
            return builder;
        }

        /**
         * Runs the program to its end.
         *
         * @throws AssertionError when it takes longer; it is killed then
         */
        public ProcessOutcome run(Duration limit) {
            try (CommandLineProcess started = start()) {
                return started.awaitExit(limit);
            }
        }
    }

    /**
     * Waits for the end.
     *
     * @throws AssertionError when it takes longer, with all the program said so far
     */
    public ProcessOutcome awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(describe("did not end within " + limit.toSeconds() + " s"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(describe("was waited for by an interrupted thread"), e);
        }
        stdout.awaitEnd(END_OF_OUTPUT);
        stderr.awaitEnd(END_OF_OUTPUT);
        return new ProcessOutcome(process.exitValue(), stdout(), stderr());
    }

    /**
     * Waits until something is true, for instance of {@link #stderr} or of a file.
     *
     * @throws AssertionError when it is not in time, or the process ends before
     */
    public void await(String what, Duration limit, Polling.Condition condition) {
        Polling.until(what, limit, () -> {
            boolean ended = !process.isAlive();
            if (condition.holds()) {
                return true;
            }
            if (ended) {
                throw new AssertionError(describe("ended while waiting for " + what));
            }
            return false;
        });
    }

    /**
     * Waits until the standard error contains a text.
     *
     * @throws AssertionError when it does not in time, or the process ends before
     */
    public void awaitStderr(String text, Duration limit) {
        await("\"" + text + "\" on stderr", limit, () -> stderr().contains(text));
    }

    public void send(Signal signal) {
        signal.sendTo(process.toHandle());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** What was printed so far. */
    public String stdout() {
        return stdout.text();
    }

    /** What was printed so far. */
    public String stderr() {
        return stderr.text();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture<?>[] ends = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, END_OF_KILLED.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private String describe(String what) {
        return command + " " + what + "\n--- stdout\n" + stdout() + "--- stderr\n" + stderr();
    }
}
