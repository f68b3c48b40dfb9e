package dev.pgcellar.it.contract.expire;

import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Makes {@link SampleServer}s: folders, and buckets of one S3 server. */
final class SampleServers implements AutoCloseable {

    private final AtomicInteger made = new AtomicInteger();
    private final Path base;
    private final Path buckets;
    private final S3Server server;

    SampleServers() {
        try {
            this.base = Files.createTempDirectory("pgcellar-expiry-");
            this.buckets = Files.createDirectory(base.resolve("s3"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.server = S3Server.startOn(buckets);
    }

    SampleServer create(SampleServer.Kind kind) {
        String name = "expiry-" + made.incrementAndGet();
        return switch (kind) {
            case FILE -> SampleServer.inFolder(newFolder(name));
            case S3 -> SampleServer.inBucket(server, buckets, name);
        };
    }

    private Path newFolder(String name) {
        try {
            return Files.createDirectory(base.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    S3Server server() {
        return server;
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> found = Files.walk(base)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
