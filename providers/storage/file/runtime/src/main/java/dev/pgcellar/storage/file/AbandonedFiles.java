package dev.pgcellar.storage.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Removes temporary files whose writers were killed. A file counts as abandoned when its writer was a process of this
 * user on this machine that runs no more, or, since of other machines that cannot be told, when it was not written to for
 * {@link #ABANDONED_AFTER}. Should such a writer live after all, its write fails, and nothing else happens.
 */
final class AbandonedFiles {

    /** No writer pauses that long: every request has a shorter deadline. */
    static final Duration ABANDONED_AFTER = Duration.ofDays(7);

    private static final Logger LOG = Logger.getLogger(AbandonedFiles.class);

    private final WriterProcess self;
    private final AtomicReference<Path> lastSwept = new AtomicReference<>();

    AbandonedFiles(WriterProcess self) {
        this.self = self;
    }

    /**
     * Removes what is abandoned in the folder of a new temporary file. A folder that the last call looked at is left
     * alone, as a backup or an import writes many files to one folder. Never fails: the write is what counts.
     */
    void sweepFolderOf(Path newFile) {
        Path folder = newFile.getParent();
        if (folder.equals(lastSwept.getAndSet(folder))) {
            return;
        }
        try (DirectoryStream<Path> names = temporaryFiles(folder)) {
            // The file system's clock, not this machine's, gives the times of its files.
            FileTime now = Files.getLastModifiedTime(newFile, NOFOLLOW_LINKS);
            UserPrincipal user = Files.getOwner(newFile, NOFOLLOW_LINKS);
            for (Path file : names) {
                removeIfAbandoned(file, now, user);
            }
        } catch (IOException | DirectoryIteratorException | UnsupportedOperationException e) {
            LOG.debugf("looking for abandoned files in '%s' failed: %s", folder, e);
        }
    }

    private void removeIfAbandoned(Path file, FileTime now, UserPrincipal user) throws IOException {
        try {
            if (isAbandoned(file, now, user) && Files.deleteIfExists(file)) {
                LOG.infof("removed '%s', which a killed process left", file);
            }
        } catch (NoSuchFileException e) {
            // Its writer has just finished.
        }
    }

    private boolean isAbandoned(Path file, FileTime now, UserPrincipal user) throws IOException {
        FileTime written = Files.getLastModifiedTime(file, NOFOLLOW_LINKS);
        if (written.toInstant().plus(ABANDONED_AFTER).isBefore(now.toInstant())) {
            return true;
        }
        // Processes of other users may be invisible here.
        return ComponentName.writer(file.getFileName().toString())
                        .filter(self::seesEnded)
                        .isPresent()
                && Files.getOwner(file, NOFOLLOW_LINKS).equals(user);
    }

    /** Removes all temporary files of a folder, whoever writes them. */
    static void removeAll(Path folder) throws IOException {
        try (DirectoryStream<Path> names = temporaryFiles(folder)) {
            for (Path file : names) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // A folder that is not there holds none.
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static DirectoryStream<Path> temporaryFiles(Path folder) throws IOException {
        return Files.newDirectoryStream(
                folder, path -> ComponentName.isTemporary(path.getFileName().toString()));
    }
}
