package dev.pgcellar.transfer;

import dev.pgcellar.spi.Codec;
import java.util.Objects;

/**
 * How an object is compressed on its way to the store.
 *
 * @param codec compresses
 * @param suffix of the codec, appended to the object's key
 * @param level within the codec's levels
 */
public record Compression(Codec codec, String suffix, int level) {
    public Compression {
        Objects.requireNonNull(codec, "codec");
        Objects.requireNonNull(suffix, "suffix");
    }
}
