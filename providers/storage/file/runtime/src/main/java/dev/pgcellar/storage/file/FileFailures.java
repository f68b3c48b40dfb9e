package dev.pgcellar.storage.file;

import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * Turns what the file system reports into the store's failures.
 */
final class FileFailures {

    /** Less free space than this is called a full disk; the operating system's own words depend on the locale. */
    private static final long FULL_BELOW_BYTES = 64 * 1024;

    private final Path root;

    FileFailures(Path root) {
        this.root = root;
    }

    /** The failure of a reading, listing or deleting request. */
    StoreException reading(String what, IOException cause) {
        return translate(what, cause, "");
    }

    /** The failure of a writing request; says so when the disk is full. */
    StoreException writing(String what, IOException cause) {
        return translate(what, cause, fullDisk());
    }

    private StoreException translate(String what, IOException cause, String addition) {
        if (cause instanceof StoreException known) {
            return known;
        }
        String message = what + " in the folder '" + root + "': ";
        if (cause instanceof AccessDeniedException denied) {
            return new StoreAccessDeniedException(message + "permission denied for '" + denied.getFile() + "'", cause);
        }
        if (cause instanceof ClosedByInterruptException) {
            return new StoreErrorException(message + "interrupted", true, cause);
        }
        return new StoreErrorException(message + reason(cause) + addition, false, cause);
    }

    /** The cause in one line; the exceptions of java.nio.file name a path only. */
    String reason(IOException cause) {
        if (cause instanceof NoSuchFileException gone) {
            return "'" + gone.getFile() + "' does not exist";
        }
        if (cause instanceof NotDirectoryException file) {
            return "'" + file.getFile() + "' is not a folder";
        }
        if (cause instanceof AccessDeniedException denied) {
            return "permission denied for '" + denied.getFile() + "'";
        }
        if (cause instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private String fullDisk() {
        try {
            long free = Files.getFileStore(root).getUsableSpace();
            return free < FULL_BELOW_BYTES ? "; the disk is full, " + free + " bytes are free" : "";
        } catch (IOException e) {
            return "";
        }
    }
}
