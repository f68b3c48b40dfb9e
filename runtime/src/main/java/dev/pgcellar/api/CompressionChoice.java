package dev.pgcellar.api;

import dev.pgcellar.transfer.CompressionLevel;
import java.util.Objects;

/**
 * A compression of objects that are written.
 *
 * @param codec the name of a codec of the application's extensions, for instance {@code gzip}
 * @param level how hard it works, or null for the codec's medium level
 */
public record CompressionChoice(String codec, CompressionLevel level) {
    public CompressionChoice {
        Objects.requireNonNull(codec, "codec");
    }

    /** The codec at its usual level. */
    public static CompressionChoice of(String codec) {
        return new CompressionChoice(codec, null);
    }
}
