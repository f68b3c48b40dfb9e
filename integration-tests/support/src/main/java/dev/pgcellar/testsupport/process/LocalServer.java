package dev.pgcellar.testsupport.process;

import dev.pgcellar.testsupport.files.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a process of its own. It binds port 0 and logs the port it got, so two servers never race for one.
 */
public final class LocalServer implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final Path folder;
    private final Process process;
    private final Thread hook;

    private LocalServer(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.hook = new Thread(this::end, "server-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts a server.
     *
     * @param folder takes the log; deleted when the server ends
     */
    public static LocalServer start(Path folder, List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile());
            builder.environment().put("PYTHONUNBUFFERED", "1");
            return new LocalServer(folder, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until the server listens.
     *
     * @param started what it logs then; the first group is the port
     */
    public URI awaitEndpoint(Pattern started) {
        Matcher line = started.matcher("");
        try {
            Polling.until(
                    "the server to listen",
                    START_TIMEOUT,
                    () -> line.reset(log()).find() || !process.isAlive());
            return URI.create("http://127.0.0.1:" + line.group(1));
        } catch (AssertionError | IllegalStateException e) {
            String log = log();
            close();
            throw new IllegalStateException("the server did not start:\n" + log, e);
        }
    }

    /** What the server wrote so far. */
    public String log() {
        try {
            return Files.readString(folder.resolve("server.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        end();
    }

    private void end() {
        process.destroyForcibly().onExit().join();
        try {
            new Folder(folder).delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
