package dev.pgcellar.it.interop;

import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A bucket of a real S3 server, which keeps each object as a file; all archives lie below one prefix. */
final class Bucket implements AutoCloseable {

    private static final String NAME = "interop";
    private static final String PREFIX = "some/prefix";

    private final Path base;
    private final Path buckets;
    private final S3Server server;

    Bucket() {
        try {
            this.base = Files.createTempDirectory("pgcellar-interop-");
            this.buckets = Files.createDirectory(base.resolve("s3"));
            Files.createDirectory(scratch());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.server = S3Server.startOn(buckets);
        server.createBucket(NAME);
    }

    Archive archive(String serverName) {
        return new Archive(this, serverName);
    }

    String url() {
        return "s3://" + NAME + "/" + PREFIX;
    }

    /** What the keys of all archives begin with, without the last slash. */
    String prefix() {
        return PREFIX;
    }

    String endpoint() {
        return server.endpoint().toString();
    }

    /** Credentials, and UTC as the zone of what has none. */
    Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>(server.environment());
        variables.put("TZ", "UTC");
        return variables;
    }

    /** Where the server keeps what lies below the prefix. */
    Path folder() {
        return buckets.resolve(NAME).resolve(PREFIX);
    }

    /** A folder for files of tests, on the same file system. */
    Path scratch() {
        return base.resolve("scratch");
    }

    @Override
    public void close() throws IOException {
        server.close();
        new Folder(base).delete();
    }
}
