package dev.pgcellar.snapshot.azure;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Settings of snapshots in Azure that have no option.
 */
@ConfigMapping(prefix = "pgcellar.snapshot.azure")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface AzureSnapshotConfig {

    /**
     * URL of Azure Resource Manager. Default: that of the cloud whose identity service {@code AZURE_AUTHORITY_HOST}
     * names, else https://management.azure.com.
     */
    Optional<String> endpoint();

    /**
     * What tokens are asked for. Default: the endpoint, when it is one of Azure's own clouds, else
     * https://management.azure.com.
     */
    Optional<String> audience();

    /**
     * Seconds without any answer or progress after which a request fails. Default: 60.
     */
    OptionalInt requestTimeout();

    /**
     * Seconds after which snapshots that are not complete, or a deletion that is not finished, count as failed. Default:
     * 3600.
     */
    OptionalInt operationTimeout();

    /**
     * PEM file with the certificate authorities to trust, instead of Java's. Default: {@code REQUESTS_CA_BUNDLE}.
     */
    Optional<String> caBundle();
}
