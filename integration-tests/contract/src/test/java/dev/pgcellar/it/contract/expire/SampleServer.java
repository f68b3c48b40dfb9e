package dev.pgcellar.it.contract.expire;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Backups and WAL of a server {@code srv} under the prefix {@code d}, written as files: a folder, or the folder in which
 * an S3 server keeps a bucket.
 */
final class SampleServer {

    /** Where the objects are reached by the program. */
    enum Kind {
        FILE,
        S3
    }

    /** A command that takes longer than this hangs. */
    static final Duration LIMIT = Duration.ofSeconds(120);

    private static final PgCellarProgram PROGRAM = PgCellarProgram.ofThisBuild();

    private final Kind kind;
    private final Path container;
    private final S3Server server;
    private final URI endpoint;

    private SampleServer(Kind kind, Path container, S3Server server, URI endpoint) {
        this.kind = kind;
        this.container = container;
        this.server = server;
        this.endpoint = endpoint;
    }

    static SampleServer inFolder(Path folder) {
        return new SampleServer(Kind.FILE, folder, null, null);
    }

    /**
     * @param folders where the server keeps its buckets
     */
    static SampleServer inBucket(S3Server server, Path folders, String bucket) {
        server.createBucket(bucket);
        return new SampleServer(Kind.S3, folders.resolve(bucket), server, server.endpoint());
    }

    /** The same objects, spoken to at another address. */
    SampleServer at(URI otherEndpoint) {
        return new SampleServer(kind, container, server, otherEndpoint);
    }

    String url() {
        return (kind == Kind.FILE ? "file://" + container : "s3://" + container.getFileName()) + "/d";
    }

    CommandLineProcess.Builder command(String name, String... arguments) {
        return commandOn(url(), name, arguments);
    }

    CommandLineProcess.Builder commandOn(String url, String name, String... arguments) {
        CommandLineProcess.Builder builder = PROGRAM.dropIn(name, url, "srv").environment("TZ", "UTC");
        if (server != null) {
            builder.arguments("--endpoint-url", endpoint.toString()).environment(server.environment());
        }
        return builder.arguments(arguments);
    }

    ProcessOutcome run(String name, String... arguments) {
        return command(name, arguments).run(LIMIT);
    }

    /** The keys of all objects, sorted. */
    List<String> keys() {
        try (Stream<Path> found = Files.walk(container)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> container.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String content(String key) {
        try {
            return Files.readString(container.resolve(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SampleServer put(String key, String content) {
        try {
            Path file = container.resolve(key);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A complete backup that ended at noon of the day of its id. */
    SampleServer backup(String id, String beginWal, String endWal) {
        return backup(id, "DONE", beginWal, endWal);
    }

    SampleServer backup(String id, String status, String beginWal, String endWal) {
        String day = id.substring(0, 4) + "-" + id.substring(4, 6) + "-" + id.substring(6, 8);
        put("d/srv/base/" + id + "/data.tar", "tar");
        return put(
                "d/srv/base/" + id + "/backup.info",
                "begin_time=" + day + " 11:00:00+00:00\nbegin_wal=" + beginWal + "\nend_time=" + day
                        + " 12:00:00+00:00\nend_wal=" + endWal + "\nstatus=" + status + "\ntimeline="
                        + Integer.parseInt(beginWal.substring(0, 8), 16) + "\n");
    }

    SampleServer keep(String id, String target) {
        return put("d/srv/base/" + id + "/annotations/keep", target);
    }

    SampleServer wal(String... names) {
        for (String name : names) {
            put("d/srv/wals/" + name, "wal");
        }
        return this;
    }
}
