package dev.pgcellar.snapshot.operation;

import dev.pgcellar.spi.SnapshotAccessDeniedException;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotUnreachableException;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;

/** Connections to a control plane fail as those to a store do. */
public final class SnapshotFailures {

    private SnapshotFailures() {}

    /** The same failure, of a control plane. */
    public static SnapshotException of(StoreException failure) {
        if (failure instanceof StoreUnreachableException) {
            return new SnapshotUnreachableException(failure.getMessage(), failure.getCause());
        }
        return failure instanceof StoreAccessDeniedException
                ? new SnapshotAccessDeniedException(failure.getMessage(), failure.getCause())
                : new SnapshotErrorException(failure.getMessage(), failure.getCause());
    }
}
