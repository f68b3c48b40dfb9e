package dev.pgcellar.snapshot.gcp;

import dev.pgcellar.snapshot.operation.Deadline;
import java.net.URI;
import java.time.Duration;

/**
 * Everything that decides how the control plane is spoken to, and about what.
 *
 * @param project of the machine, its disks and their snapshots
 * @param zone of the machine; null where snapshots are deleted, which are in no zone
 * @param endpoint of the Compute Engine API, without a path
 * @param requestTimeout how long a request may go without an answer or any progress
 * @param operationTimeout how long all snapshots of a backup, or one deletion, may take
 * @param attempts how often a request is tried in all, at least 1; while it is throttled, more often
 */
record ComputeSettings(
        String project, String zone, URI endpoint, Duration requestTimeout, Duration operationTimeout, int attempts) {

    /** Of the keys of the configuration. */
    static final String PREFIX = "pgcellar.snapshot.gcp.";

    /** The time by which an operation that begins now is to be finished. */
    Deadline deadline() {
        return new Deadline(operationTimeout, PREFIX + "operation-timeout");
    }
}
