package dev.pgcellar.it.contract;

import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Makes archives: folders, and buckets of one S3 server. */
final class Archives implements AutoCloseable {

    private final AtomicInteger made = new AtomicInteger();
    private final Path base;
    private final S3Server server;

    Archives() {
        try {
            this.base = Files.createTempDirectory("pgcellar-archives-");
            this.server = S3Server.startOn(Files.createDirectory(base.resolve("s3")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new, empty archive. */
    Archive create(ArchiveKind kind) {
        Archive archive = absent(kind);
        try {
            Files.createDirectories(archive.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive;
    }

    /** An archive whose bucket or folder does not exist. */
    Archive absent(ArchiveKind kind) {
        String name = "archive-" + made.incrementAndGet();
        return kind == ArchiveKind.FILE
                ? new Archive(kind, base.resolve(name), null, null)
                : new Archive(kind, base.resolve("s3").resolve(name), server, server.endpoint());
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
