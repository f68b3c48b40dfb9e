package dev.pgcellar.it.contract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What a {@link ContractCase} finds where its URL leads. */
enum Situation {
    /** There is neither URL nor server name on the command line. */
    NOTHING(archive -> {}),

    /** The URL is none. */
    MALFORMED(archive -> {}),

    /** An empty folder. */
    EMPTY(archive -> {}),

    /** A folder that does not exist. */
    ABSENT(archive -> {}),

    /** A bucket on a port where nobody listens. */
    DEAD(archive -> {}),

    /** A kept backup without archives, a complete one with tablespaces, and a failed one. */
    CATALOG(archive -> {
        put(archive, "base/20260110T100000/backup.info", GoldenFile.text("named.backup.info"));
        put(archive, "base/20260110T100000/annotations/keep", "full");
        put(archive, "base/20260111T100000/backup.info", GoldenFile.text("tablespaces.backup.info"));
        put(archive, "base/20260111T100000/data.tar", "tar");
        put(archive, "base/20260111T100000/16384.tar", "tar");
        put(archive, "base/20260111T100000/16385.tar", "tar");
        put(archive, "base/20260112T100000/backup.info", GoldenFile.text("failed.backup.info"));
    }),

    /** WAL of two timelines: 1 complete, 2 only noted, 3 complete and partial, 4 shorter than it says. */
    WAL(archive -> {
        archive.put(WalSegment.KEY, WalSegment.content(1));
        archive.put(
                "wals/0000000100000000/000000010000000000000002.00000028.backup.gz",
                WalSegment.gzipped(new byte[] {1}));
        archive.put("wals/0000000100000000/000000010000000000000003", WalSegment.content(3));
        archive.put(
                "wals/0000000100000000/000000010000000000000003.partial.gz",
                WalSegment.gzipped(WalSegment.firstHalf(WalSegment.content(3))));
        archive.put(
                "wals/0000000100000000/000000010000000000000004.gz",
                WalSegment.gzipped(WalSegment.firstHalf(WalSegment.content(4))));
        put(archive, "wals/00000002.history", "1\t0/3000000\tno recovery target\n");
    }),

    /** Another server's WAL under the name of the segment. */
    OTHER_CONTENT(archive -> archive.put(WalSegment.KEY, WalSegment.content(2))),

    /** A backup without anything known of it. */
    EMPTY_RECORD(archive -> record(archive, "20260116T100000", "")),

    /** A backup whose record cannot be understood. */
    UNREADABLE(archive -> record(archive, "20260116T100000", "no equals sign\n")),

    /** A backup with a field of a later version. */
    FOREIGN(archive -> record(archive, "20260116T100000", "status=DONE\nflavour=vanilla\n")),

    /** A backup of disk snapshots. */
    SNAPSHOT(archive -> record(archive, "20260113T100000", GoldenFile.text("snapshot-aws.backup.info"))),

    /** A backup with incremental ones that are not there. */
    CHILDREN(archive ->
            record(archive, "20260116T100000", "status=DONE\nchildren_backup_ids=20260118T000000,20260119T000000\n")),

    /** A failed backup that began nowhere, and WAL. */
    FAILED_ALONE(archive -> {
        record(archive, "20260112T100000", "status=FAILED\n");
        archive.put(WalSegment.KEY, WalSegment.content(1));
    }),

    /** A complete backup of which nobody knows when it ended. */
    WITHOUT_END(archive -> record(archive, "20260116T100000", "status=DONE\n")),

    /** Three complete backups, of which the newest is kept. */
    KEPT_NEWEST(archive -> {
        for (String day : new String[] {"01", "02", "03"}) {
            record(archive, "202601" + day + "T000000", "status=DONE\nbegin_wal=0000000100000000000000" + day + "\n");
        }
        put(archive, "base/20260103T000000/annotations/keep", "full");
    }),

    /** A backup in a compression that the suite of the contract does not know. */
    NEWER_CODEC(archive -> {
        record(archive, "20260116T100000", "status=DONE\nbegin_wal=000000010000000000000001\n");
        put(archive, "base/20260116T100000/data.tar.lz4", "lz4");
    }),

    /** A complete backup that can be restored, and a failed one after it. */
    RECOVERABLE(archive -> {
        record(
                archive,
                "20260110T100000",
                "status=DONE\nversion=150018\nend_time=2026-01-10 10:01:35+00:00\nend_xlog=0/2000138\ntimeline=1\n");
        archive.put("base/20260110T100000/data.tar.gz", WalSegment.gzipped(new byte[10240]));
        record(archive, "20260112T100000", "status=FAILED\n");
    });

    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final Consumer<Archive> content;

    Situation(Consumer<Archive> content) {
        this.content = content;
    }

    /** Makes it. */
    Archive prepare(Archives archives) {
        Archive archive =
                switch (this) {
                    case ABSENT -> archives.absent(ArchiveKind.FILE);
                    case DEAD -> archives.create(ArchiveKind.S3).at(NOBODY);
                    default -> archives.create(ArchiveKind.FILE);
                };
        content.accept(archive);
        return archive;
    }

    private static void record(Archive archive, String id, String content) {
        put(archive, "base/" + id + "/backup.info", content);
    }

    private static void put(Archive archive, String key, String content) {
        archive.put(key, content.getBytes(StandardCharsets.UTF_8));
    }
}
