package dev.pgcellar.testsupport.s3;

import dev.pgcellar.testsupport.process.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server that knows more of S3 than {@link S3Server}, tags among it, and keeps every key exactly; it checks no
 * signature. Not to be had on every machine, so never the only proof of anything.
 */
public final class MotoServer implements AutoCloseable {

    private static final String PROGRAM = "moto_server";
    private static final Pattern STARTED = Pattern.compile("Running on http://127\\.0\\.0\\.1:(\\d+)");

    private final LocalServer process;
    private final URI endpoint;
    private final S3Admin admin;

    private MotoServer(LocalServer process) {
        this.process = process;
        this.endpoint = process.awaitEndpoint(STARTED);
        this.admin = new S3Admin(endpoint);
    }

    /** Whether the program is on the {@code PATH}. */
    public static boolean isInstalled() {
        return program().isPresent();
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts a server.
     *
     * @throws IllegalStateException when the program is not installed
     */
    public static MotoServer start() {
        String program = program()
                .orElseThrow(() -> new IllegalStateException(PROGRAM + " is not on the PATH"))
                .toString();
        try {
            Path folder = Files.createTempDirectory("pgcellar-moto-server-");
            return new MotoServer(LocalServer.start(folder, List.of(program, "-H", "127.0.0.1", "-p", "0")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For instance {@code http://127.0.0.1:40123}. */
    public URI endpoint() {
        return endpoint;
    }

    /** Creates a bucket. */
    public void createBucket(String name) {
        admin.createBucket(name);
    }

    /** The tags of an object. */
    public Map<String, String> tags(String bucket, String key) {
        return admin.tags(bucket, key);
    }

    /** How many multipart uploads of a bucket are neither completed nor aborted. */
    public int openMultipartUploads(String bucket) {
        return admin.openMultipartUploads(bucket);
    }

    @Override
    public void close() {
        admin.close();
        process.close();
    }
}
