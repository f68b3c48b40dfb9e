package dev.pgcellar.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * A disk that is attached to a machine.
 *
 * @param disk the name or id by which the caller asked for it; where it did not, the provider's own
 * @param attachment what the provider wants to know of it later, for instance the volume's id and the name of its
 *     device; nobody else looks into it
 * @param source identifier of the snapshot that the volume was made from, or null
 */
public record AttachedVolume(String disk, ProviderRecord attachment, String source) {
    public AttachedVolume {
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(attachment, "attachment");
    }

    /** Identifier of the snapshot that the volume was made from ({@link DiskSnapshots#identifier}). */
    public Optional<String> sourceSnapshot() {
        return Optional.ofNullable(source);
    }
}
