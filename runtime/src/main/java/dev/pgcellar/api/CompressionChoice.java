package dev.pgcellar.api;

import dev.pgcellar.transfer.CompressionLevel;
import java.util.Objects;
import java.util.Optional;

/**
 * A compression of objects that are written.
 *
 * @param codec the name of a codec of the application's extensions, for instance {@code gzip}
 * @param level how hard it works, or null for what suits the objects: medium for WAL, high for a base backup
 */
public record CompressionChoice(String codec, CompressionLevel level) {
    public CompressionChoice {
        Objects.requireNonNull(codec, "codec");
    }

    /** The codec at its usual level. */
    public static CompressionChoice of(String codec) {
        return new CompressionChoice(codec, null);
    }

    Optional<CompressionLevel> chosenLevel() {
        return Optional.ofNullable(level);
    }
}
