package dev.pgcellar.it.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A server's objects, written as files: into a folder, which may be the one in which an S3 server keeps a bucket. Segment
 * number n of every timeline was archived n times a length after the beginning.
 */
final class Archive {

    /** When segment 0 would have been archived. */
    static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'+00:00'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Duration segmentTime;

    /**
     * @param folder of the server
     * @param segmentTime from one segment to the next
     */
    Archive(Path folder, Duration segmentTime) {
        this.folder = folder;
        this.segmentTime = segmentTime;
    }

    /** When a segment was archived. */
    Instant archived(long segment) {
        return BEGIN.plus(segmentTime.multipliedBy(segment));
    }

    static String segment(long timeline, long number) {
        return String.format("%08X%08X%08X", timeline, number / 256, number % 256);
    }

    static String id(Instant begin) {
        return ID.format(begin);
    }

    /** Segments of a timeline, both ends included. */
    Archive wal(long timeline, long first, long last) {
        for (long number = first; number <= last; number++) {
            String name = segment(timeline, number);
            write("wals/" + name.substring(0, 16) + "/" + name, "wal", archived(number));
        }
        return this;
    }

    Archive history(long timeline, String content) {
        write("wals/" + String.format("%08X.history", timeline), content, BEGIN);
        return this;
    }

    /** A complete backup that begins when a segment was archived, needs that one only and takes five minutes. */
    Archive backup(long timeline, long segment) {
        return backup(timeline, segment, "DONE");
    }

    Archive backup(long timeline, long segment, String status) {
        Instant begin = archived(segment);
        String id = id(begin);
        String wal = segment(timeline, segment);
        write("base/" + id + "/data.tar", "tar", begin);
        write(
                "base/" + id + "/backup.info",
                String.join(
                        "\n",
                        "begin_time=" + TIME.format(begin),
                        "begin_wal=" + wal,
                        "cluster_size=31457280",
                        "end_time=" + TIME.format(begin.plusSeconds(300)),
                        "end_wal=" + wal,
                        "error=" + (status.equals("FAILED") ? "the connection was lost" : "None"),
                        "status=" + status,
                        "timeline=" + timeline,
                        "version=150018",
                        "xlog_segment_size=16777216",
                        ""),
                begin);
        return this;
    }

    Archive keep(String id, String target) {
        write("base/" + id + "/annotations/keep", target, BEGIN);
        return this;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    private void write(String name, String content, Instant modified) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            Files.setLastModifiedTime(file, FileTime.from(modified));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
