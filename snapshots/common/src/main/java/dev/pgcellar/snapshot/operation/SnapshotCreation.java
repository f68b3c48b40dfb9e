package dev.pgcellar.snapshot.operation;

import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.TakenSnapshot;
import java.util.concurrent.CountDownLatch;

/** The making of one snapshot. */
public interface SnapshotCreation {

    /**
     * What became of the request.
     *
     * @param exists whether there is a snapshot now; also true where that cannot be told
     * @param operation null when it failed
     * @param failure null when it did not
     */
    record Outcome(
            SnapshotCreation creation, boolean exists, LongRunningOperation operation, SnapshotException failure) {}

    /** What is to be noted of the snapshot once it exists. */
    TakenSnapshot snapshot();

    /**
     * Asks for the snapshot. Does not break off on its own before there is an answer.
     *
     * @param end no further attempt begins after it
     */
    Outcome begin(CountDownLatch end) throws InterruptedException;

    /**
     * Looks at the snapshot after its operation has ended well.
     *
     * @throws SnapshotException when it is not what it should be
     */
    void requireComplete() throws SnapshotException, InterruptedException;
}
