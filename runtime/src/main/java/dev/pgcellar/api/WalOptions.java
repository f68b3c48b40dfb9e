package dev.pgcellar.api;

import dev.pgcellar.spi.Tag;
import dev.pgcellar.wal.ExistingWal;
import java.util.List;
import java.util.Objects;

/**
 * How WAL files are archived.
 *
 * @param compression null to store the files as they are
 * @param existing what to do when a file of that name is archived already
 * @param tags of the objects
 */
public record WalOptions(CompressionChoice compression, ExistingWal existing, List<Tag> tags) {

    /** As the command does it when no option is given. */
    public static final WalOptions DEFAULT = new WalOptions(null, ExistingWal.COMPARE, List.of());

    public WalOptions {
        Objects.requireNonNull(existing, "existing");
        tags = List.copyOf(tags);
    }

    public WalOptions withCompression(CompressionChoice compression) {
        return new WalOptions(compression, existing, tags);
    }

    public WalOptions withExisting(ExistingWal existing) {
        return new WalOptions(compression, existing, tags);
    }

    public WalOptions withTags(List<Tag> tags) {
        return new WalOptions(compression, existing, tags);
    }
}
