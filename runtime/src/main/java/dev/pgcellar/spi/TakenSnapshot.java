package dev.pgcellar.spi;

import java.util.Objects;

/**
 * A snapshot that exists in the cloud, complete or not.
 *
 * @param volume whose snapshot it is
 * @param name as {@link SnapshotRequest#snapshotName} says
 * @param providerInfo where it is: account, region, project and the like, with the provider's keys in their stored order
 * @param properties what identifies it and what else is known of it, with the provider's keys in their stored order
 */
public record TakenSnapshot(
        AttachedVolume volume, String name, ProviderRecord providerInfo, ProviderRecord properties) {
    public TakenSnapshot {
        Objects.requireNonNull(volume, "volume");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(providerInfo, "providerInfo");
        Objects.requireNonNull(properties, "properties");
    }
}
