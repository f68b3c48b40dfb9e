package dev.pgcellar.archive;

import java.io.IOException;
import java.nio.file.Path;

/** A file or directory could not be written while an archive was extracted; for instance, the disk is full. */
public final class TargetWriteException extends ArchiveException {

    private static final long serialVersionUID = 1L;

    private final transient Path path;

    TargetWriteException(Path path, IOException cause) {
        super("cannot write '" + path + "': " + reason(cause), cause);
        this.path = path;
    }

    /** What could not be written; null after deserialisation. */
    public Path path() {
        return path;
    }
}
