package dev.pgcellar.wal.spool;

import dev.pgcellar.wal.SegmentSize;
import dev.pgcellar.wal.WalName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The segments that PostgreSQL has released for archiving, as {@code archive_status} beside them says (PostgreSQL,
 * pgarch.c): they are complete, and stay as they are until their own archive command has succeeded.
 *
 * @param walFolder the folder of the segments, usually {@code pg_wal}
 */
record ReadySegments(Path walFolder) {

    static ReadySegments beside(Path segment) {
        return new ReadySegments(segment.toAbsolutePath().getParent());
    }

    /**
     * Those that follow a segment on its timeline, in PostgreSQL's order. None while the history of the timeline waits
     * to be archived: PostgreSQL archives it before the timeline's segments, and who reads the archive relies on that.
     *
     * @param limit how many names after the given one are looked at
     */
    List<WalName> after(WalName segment, int limit) throws IOException {
        long size = Files.size(walFolder.resolve(segment.text()));
        if (!SegmentSize.isPossible(size)
                || isReady(segment.timeline().toHex() + ".history")
                || segment.kind() != WalName.Kind.SEGMENT) {
            return List.of();
        }
        List<WalName> ready = new ArrayList<>();
        Optional<WalName> next = new SegmentSize(size).following(segment);
        for (int i = 0; i < limit && next.isPresent(); i++) {
            if (isReady(next.get().text())) {
                ready.add(next.get());
            }
            next = new SegmentSize(size).following(next.get());
        }
        return ready;
    }

    boolean isReady(String name) {
        return Files.exists(walFolder.resolve("archive_status").resolve(name + ".ready"));
    }

    Path file(WalName segment) {
        return walFolder.resolve(segment.text());
    }
}
