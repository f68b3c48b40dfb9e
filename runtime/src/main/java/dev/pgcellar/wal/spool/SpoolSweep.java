package dev.pgcellar.wal.spool;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Clears the spool of what nobody came for: markers that have expired, segments of recoveries that have ended, files of
 * killed processes. Best effort, and a bounded piece of it in each run.
 */
public final class SpoolSweep {

    private static final Logger LOG = Logger.getLogger(SpoolSweep.class);

    /** As long as markers last; nothing is written or fetched for so long. */
    private static final Duration AGE = SentSegments.LIFETIME;

    private static final int FOLDERS = 64;
    private static final int FILES = 256;

    private final Path spool;
    private final Clock clock;

    public SpoolSweep(Path spool, Clock clock) {
        this.spool = spool;
        this.clock = clock;
    }

    void run() {
        for (String section : List.of(SpoolFolder.SENT, SpoolFolder.FETCHED)) {
            for (Path folder : some(spool.resolve(section), FOLDERS)) {
                sweep(folder);
            }
        }
    }

    private void sweep(Path folder) {
        try {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            boolean isOld = isOld(folder);
            for (Path file : some(folder, FILES)) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && isOld(file)) {
                    Files.deleteIfExists(file);
                }
            }
            if (isOld && some(folder, 1).isEmpty()) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            LOG.debugf("clearing '%s' failed: %s", folder, e);
        }
    }

    /** A time far ahead is one of a clock that was set back. */
    private boolean isOld(Path path) throws IOException {
        Instant changed = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .lastModifiedTime()
                .toInstant();
        return Duration.between(changed, clock.instant()).abs().compareTo(AGE) > 0;
    }

    private static List<Path> some(Path folder, int limit) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (found.size() == limit) {
                    break;
                }
                found.add(entry);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debugf("listing '%s' failed: %s", folder, e);
        }
        return found;
    }
}
