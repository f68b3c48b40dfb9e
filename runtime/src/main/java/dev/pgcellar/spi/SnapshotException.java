package dev.pgcellar.spi;

import java.io.IOException;

/**
 * A request to a cloud's control plane failed. The message is one line that names the disk, snapshot or machine and the
 * cloud's reason; it never contains a credential.
 */
public abstract sealed class SnapshotException extends IOException
        permits SnapshotUnreachableException,
                SnapshotAccessDeniedException,
                SnapshotLockedException,
                SnapshotErrorException {

    private static final long serialVersionUID = 1L;

    SnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
