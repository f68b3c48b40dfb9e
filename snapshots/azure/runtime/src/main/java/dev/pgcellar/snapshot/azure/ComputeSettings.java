package dev.pgcellar.snapshot.azure;

import dev.pgcellar.azure.Identity;
import dev.pgcellar.snapshot.operation.Deadline;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Everything that decides how the control plane is spoken to, and about what.
 *
 * @param place the subscription and resource group
 * @param endpoint of Azure Resource Manager, without a path
 * @param audience what tokens are asked for
 * @param identity by which requests are made
 * @param requestTimeout how long a request may go without an answer or any progress
 * @param operationTimeout how long all snapshots of a backup, or one deletion, may take
 * @param caBundle PEM file with the authorities to trust; null for Java's
 * @param attempts how often a request is tried in all, at least 1; while it is throttled, more often
 */
record ComputeSettings(
        Place place,
        URI endpoint,
        String audience,
        Identity identity,
        Duration requestTimeout,
        Duration operationTimeout,
        Path caBundle,
        int attempts) {

    /** Of the keys of the configuration. */
    static final String PREFIX = "pgcellar.snapshot.azure.";

    /** The time by which an operation that begins now is to be finished. */
    Deadline deadline() {
        return new Deadline(operationTimeout, PREFIX + "operation-timeout");
    }

    /** Where resources are. */
    record Place(String subscription, String resourceGroup) {}
}
