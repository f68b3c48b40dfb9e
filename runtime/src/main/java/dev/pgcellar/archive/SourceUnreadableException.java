package dev.pgcellar.archive;

import java.io.IOException;
import java.nio.file.Path;

/** A file or directory of the cluster exists but cannot be read, so the backup would be incomplete. */
public final class SourceUnreadableException extends ArchiveException {

    private static final long serialVersionUID = 1L;

    private final transient Path path;

    SourceUnreadableException(Path path, IOException cause) {
        this(path, reason(cause), cause);
    }

    SourceUnreadableException(Path path, String reason, IOException cause) {
        super("cannot read '" + path + "': " + reason, cause);
        this.path = path;
    }

    /** What could not be read; null after deserialisation. */
    public Path path() {
        return path;
    }
}
