package dev.pgcellar.snapshot.operation;

import dev.pgcellar.spi.SnapshotException;

/** Something that a control plane goes on doing after its answer. */
public interface LongRunningOperation {

    /**
     * What the answer says that began it. Makes no request.
     *
     * @throws SnapshotException when it failed
     */
    Progress atFirst() throws SnapshotException;

    /**
     * Asks how far it is.
     *
     * @throws SnapshotException when it failed, or cannot be asked for
     */
    Progress check() throws SnapshotException, InterruptedException;
}
