package dev.pgcellar.testsupport.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JVM that runs the server. The server binds port 0 and logs the port it got, so two servers never race for one.
 */
final class S3ServerProcess implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Pattern STARTED = Pattern.compile("Started .*ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)}");

    private final Path folder;
    private final Process process;
    private final Thread hook;

    private S3ServerProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.hook = new Thread(this::end, "s3-server-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts a server with these properties, to which the endpoint is added. */
    static S3ServerProcess start(Map<String, String> properties) {
        try {
            Path folder = Files.createTempDirectory("pgcellar-s3-server-");
            Path logback = copyResource("server-logback.xml", folder.resolve("logback.xml"));
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx768m",
                            "-XX:+UseSerialGC",
                            "-Dlogback.configurationFile=" + logback,
                            "-cp",
                            classPath(),
                            "org.gaul.s3proxy.Main",
                            "--properties",
                            write(properties, folder.resolve("server.properties"))
                                    .toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile())
                    .start();
            return new S3ServerProcess(folder, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Map<String, String> properties, Path file) throws IOException {
        Properties all = new Properties();
        all.putAll(properties);
        all.setProperty("s3proxy.endpoint", "http://127.0.0.1:0");
        try (var out = Files.newBufferedWriter(file)) {
            all.store(out, null);
        }
        return file;
    }

    private static String classPath() throws IOException {
        try (InputStream in = resource("server.classpath")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static Path copyResource(String name, Path target) throws IOException {
        try (InputStream in = resource(name)) {
            Files.copy(in, target);
        }
        return target;
    }

    private static InputStream resource(String name) {
        InputStream in = S3ServerProcess.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is not on the class path: the build writes it in the phase "
                    + "process-resources of pgcellar-test-support");
        }
        return in;
    }

    /** Waits until the server listens. */
    URI awaitEndpoint() {
        Instant deadline = Instant.now().plus(START_TIMEOUT);
        while (Instant.now().isBefore(deadline) && process.isAlive()) {
            Matcher started = STARTED.matcher(log());
            if (started.find()) {
                return URI.create("http://127.0.0.1:" + started.group(1));
            }
            pause();
        }
        String log = log();
        close();
        throw new IllegalStateException("the S3 server did not start:\n" + log);
    }

    /** What the server wrote so far. */
    String log() {
        try {
            return Files.readString(folder.resolve("server.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the S3 server was starting", e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        end();
    }

    private void end() {
        process.destroyForcibly().onExit().join();
        Folders.deleteRecursively(folder);
    }
}
