package dev.pgcellar.storage.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.pgcellar.spi.PutOutcome;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Renames a file unless the new name is taken. A rename always replaces, but the creation of a hard link fails when the
 * name exists, in one step with giving it: so the file gets its new name by a link and loses the old one.
 *
 * <p>File systems without hard links (FAT, some network and FUSE file systems) are asked for the name first. Then of
 * several writers that run at the very same moment more than one may succeed, which the log says once.
 */
final class ConditionalRename {

    /** Creates hard links. */
    @FunctionalInterface
    interface Linker {
        /** As {@link Files#createLink}. */
        void createLink(Path link, Path existing) throws IOException;
    }

    private static final Logger LOG = Logger.getLogger(ConditionalRename.class);

    private final Linker linker;
    private final AtomicBoolean announced = new AtomicBoolean();

    ConditionalRename(Linker linker) {
        this.linker = linker;
    }

    /**
     * Renames a file unless the new name is taken.
     *
     * @return {@link PutOutcome#ALREADY_EXISTS} when it was taken; the file then keeps its name
     */
    PutOutcome rename(Path file, Path target) throws IOException {
        try {
            linker.createLink(target, file);
        } catch (FileAlreadyExistsException e) {
            return afterRefusal(file, target);
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            return askFirst(file, target);
        }
        Files.delete(file);
        return PutOutcome.WRITTEN;
    }

    /** An NFS client that repeats a request whose answer was lost is refused because of its own link. */
    private static PutOutcome afterRefusal(Path file, Path target) throws IOException {
        if (!isSameFile(file, target)) {
            return PutOutcome.ALREADY_EXISTS;
        }
        Files.delete(file);
        return PutOutcome.WRITTEN;
    }

    private static boolean isSameFile(Path file, Path target) throws IOException {
        try {
            return Files.isSameFile(file, target);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private PutOutcome askFirst(Path file, Path target) throws IOException {
        if (announced.compareAndSet(false, true)) {
            LOG.infof(
                    "the file system of '%s' has no hard links: conditional writes ask for the name first, so two "
                            + "writers of one name at the same moment may both succeed",
                    target.getParent());
        }
        if (Files.exists(target, NOFOLLOW_LINKS)) {
            return PutOutcome.ALREADY_EXISTS;
        }
        Files.move(file, target, ATOMIC_MOVE);
        return PutOutcome.WRITTEN;
    }
}
