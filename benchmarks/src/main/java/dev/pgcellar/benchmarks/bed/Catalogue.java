package dev.pgcellar.benchmarks.bed;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An archive of many small backups, one a day, with the same number of WAL segments before each. Its records have the
 * fields that all releases of the peer can read.
 */
public final class Catalogue {

    private static final int SEGMENTS_A_LOG = 256;
    private static final Duration COPY_LIMIT = Duration.ofMinutes(5);
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 1, 3, 0);
    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Path template;
    private final Bucket bucket;
    private final Sizes sizes;

    private Catalogue(Path template, Bucket bucket, Sizes sizes) {
        this.template = template;
        this.bucket = bucket;
        this.sizes = sizes;
    }

    /**
     * Writes the archive that is copied.
     *
     * @param template a folder that does not exist, on the file system of the bucket
     */
    public static Catalogue create(Path template, Bucket bucket, Sizes sizes) throws IOException {
        Catalogue catalogue = new Catalogue(template, bucket, sizes);
        for (int backup = 0; backup < sizes.catalogueBackups(); backup++) {
            catalogue.writeBackup(backup);
        }
        for (int number = 0; number < sizes.catalogueSegments(); number++) {
            Path segment = template.resolve(WalSegments.path(WalSegments.name(number)));
            Files.createDirectories(segment.getParent());
            Files.writeString(segment, "a segment");
        }
        return catalogue;
    }

    private void writeBackup(int backup) throws IOException {
        LocalDateTime time = FIRST.plusDays(backup);
        Path folder = Files.createDirectories(template.resolve("base").resolve(ID.format(time)));
        Files.writeString(folder.resolve("data.tar"), "an archive");
        Files.writeString(folder.resolve("backup.info"), record(time, firstSegment(backup)));
    }

    private static String record(LocalDateTime time, long segment) throws IOException {
        try (InputStream in = Catalogue.class.getResourceAsStream("backup.info")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@ID@", ID.format(time))
                    .replace("@BEGIN@", TIME.format(time))
                    .replace("@END@", TIME.format(time.plusMinutes(10)))
                    .replace("@SEGMENT@", WalSegments.name(segment))
                    .replace("@LOG@", String.format(Locale.ROOT, "%X", segment / SEGMENTS_A_LOG))
                    .replace("@POSITION@", String.format(Locale.ROOT, "%X", segment % SEGMENTS_A_LOG));
        }
    }

    /** The first backup's record. */
    public static byte[] sampleRecord() throws IOException {
        return record(FIRST, 0).getBytes(StandardCharsets.UTF_8);
    }

    /** The first segment that a backup needs, counted from the archive's first. */
    private long firstSegment(int backup) {
        return (long) sizes.catalogueSegments() / sizes.catalogueBackups() * backup;
    }

    /** A fresh copy in the bucket; deleting from it harms no other. */
    public String copy() throws IOException {
        String prefix = bucket.newPrefix();
        Files.createDirectories(bucket.folder(prefix));
        CommandLineProcess.of(
                        "cp", "-al", template.toString(), bucket.archive(prefix).toString())
                .run(COPY_LIMIT)
                .expectSuccess();
        return prefix;
    }

    public int backups() {
        return sizes.catalogueBackups();
    }

    public int segments() {
        return sizes.catalogueSegments();
    }

    /** How many segments the newest backups need, and those after them. */
    public long segmentsFor(int newestBackups) {
        return sizes.catalogueSegments() - firstSegment(sizes.catalogueBackups() - newestBackups);
    }
}
