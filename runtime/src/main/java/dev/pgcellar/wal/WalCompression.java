package dev.pgcellar.wal;

import dev.pgcellar.spi.Codec;
import java.util.Objects;

/**
 * How WAL files are compressed when they are archived.
 *
 * @param codec compresses
 * @param suffix of the codec, appended to the key
 * @param level within the codec's levels
 */
public record WalCompression(Codec codec, String suffix, int level) {
    public WalCompression {
        Objects.requireNonNull(codec, "codec");
        Objects.requireNonNull(suffix, "suffix");
    }
}
