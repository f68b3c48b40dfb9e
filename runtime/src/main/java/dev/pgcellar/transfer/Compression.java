package dev.pgcellar.transfer;

import dev.pgcellar.registry.CodecDescriptor;
import dev.pgcellar.registry.Codecs;
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

    /**
     * Compression by a codec of this build.
     *
     * @param level how hard the codec works, or null for its medium level
     */
    public static Compression by(Codecs codecs, CodecDescriptor chosen, CompressionLevel level) {
        Codec codec = codecs.instantiate(chosen);
        int number = level == null ? codec.levels().medium() : level.of(codec.levels());
        return new Compression(codec, chosen.suffix(), number);
    }
}
