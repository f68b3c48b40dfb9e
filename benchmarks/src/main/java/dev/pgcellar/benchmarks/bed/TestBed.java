package dev.pgcellar.benchmarks.bed;

import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.tls.ServerCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Servers and files of one run; each part is made when it is first asked for. Closing it leaves nothing. */
public final class TestBed implements AutoCloseable {

    private final Path folder;
    private final Sizes sizes;
    private final AtomicInteger scratchFiles = new AtomicInteger();
    private final Thread interrupted = new Thread(this::remove, "remove-test-bed");
    private Cluster cluster;
    private Bucket bucket;
    private Catalogue catalogue;

    /** @param folder exists and is empty; on a disk, since what programs write to memory file systems is not counted */
    public TestBed(Path folder, Sizes sizes) {
        this.folder = folder;
        this.sizes = sizes;
        Runtime.getRuntime().addShutdownHook(interrupted);
    }

    public Sizes sizes() {
        return sizes;
    }

    public Cluster cluster() {
        if (cluster == null) {
            cluster = make(() -> Cluster.start(folder.resolve("postgresql"), sizes.databaseMebibytes()));
        }
        return cluster;
    }

    public Bucket bucket() {
        if (bucket == null) {
            bucket = make(() -> Bucket.in(
                    folder.resolve("s3"), ServerCertificate.create(Files.createDirectories(folder.resolve("tls")))));
        }
        return bucket;
    }

    public Catalogue catalogue() {
        if (catalogue == null) {
            catalogue = make(() -> Catalogue.create(folder.resolve("catalogue"), bucket(), sizes));
        }
        return catalogue;
    }

    /** A path at which nothing lies, for one program to use. */
    public Path scratch(String name) {
        return scratchFolder().resolve(scratchFiles.incrementAndGet() + "-" + name);
    }

    /** Where programs put temporary files. */
    public Path scratchFolder() {
        return make(() -> Files.createDirectories(folder.resolve("scratch")));
    }

    private static <T> T make(Part<T> part) {
        try {
            return part.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Part<T> {
        T make() throws IOException;
    }

    /** When the JVM is being ended; the S3 server ends with it. */
    private void remove() {
        try {
            if (cluster != null) {
                cluster.close();
            }
            new Folder(folder).delete();
        } catch (IOException e) {
            System.err.println(folder + " stays behind: " + e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(interrupted);
        if (bucket != null) {
            bucket.close();
        }
        remove();
    }
}
