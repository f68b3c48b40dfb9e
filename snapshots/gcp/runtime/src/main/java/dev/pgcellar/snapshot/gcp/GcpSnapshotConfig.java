package dev.pgcellar.snapshot.gcp;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Settings of snapshots in Google Cloud that have no option.
 */
@ConfigMapping(prefix = "pgcellar.snapshot.gcp")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface GcpSnapshotConfig {

    /**
     * URL of the Compute Engine API, for instance of a private endpoint. Default: https://compute.googleapis.com.
     */
    Optional<String> endpoint();

    /**
     * Seconds without any answer or progress after which a request fails. Default: 60.
     */
    OptionalInt requestTimeout();

    /**
     * Seconds after which snapshots that are not complete, or a deletion that is not finished, count as failed. Default:
     * 3600.
     */
    OptionalInt operationTimeout();
}
