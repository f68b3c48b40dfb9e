package dev.pgcellar.it.dashboard;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The archives that the tests look at.
 */
final class Archives {

    static final int LARGE_BACKUPS = 500;
    static final int LARGE_SEGMENTS = 50_000;

    /** The S3 server of the tests walks through all files of a bucket for each page of a listing. */
    static final int LARGE_SEGMENTS_BY_S3 = 5_000;

    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Archives() {}

    /**
     * Timeline 1 with segments 2 to 42, but without 20 and 21; timeline 2, which left it in segment 40, to segment 60.
     * Complete backups begin with segments 2, 24, 48 (kept) and 70, of which no WAL is there; that of segment 36 failed.
     */
    static Archive story(Path folder) {
        Archive archive = new Archive(folder, HALF_HOUR)
                .wal(1, 2, 19)
                .wal(1, 22, 42)
                .wal(2, 40, 60)
                .history(2, "1\t0/28000080\tno recovery target specified\n")
                .backup(1, 2)
                .backup(1, 24)
                .backup(1, 36, "FAILED")
                .backup(2, 48)
                .backup(2, 70);
        return archive.keep(Archive.id(archive.archived(48)), "full");
    }

    /**
     * 500 backups at equal distances, and segments, one every minute, of which four stretches are missing.
     *
     * @param segments how many are there
     */
    static Archive large(Path folder, int segments) {
        Archive archive = new Archive(folder, MINUTE);
        long first = 1;
        for (int part = 1; part <= 5; part++) {
            long last = first + segments / 5 - 1;
            archive.wal(1, first, last);
            first = last + 1 + part;
        }
        for (int number = 0; number < LARGE_BACKUPS; number++) {
            archive.backup(1, 1 + (long) segments / LARGE_BACKUPS * number);
        }
        return archive;
    }
}
