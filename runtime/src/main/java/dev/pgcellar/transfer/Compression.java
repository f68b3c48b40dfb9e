package dev.pgcellar.transfer;

import dev.pgcellar.registry.CodecDescriptor;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.spi.Codec;
import dev.pgcellar.spi.CompressionLevels;
import java.util.Objects;
import java.util.function.ToIntFunction;

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
     * @param level the number that is wanted of the codec's levels
     */
    public static Compression by(Codecs codecs, CodecDescriptor chosen, ToIntFunction<CompressionLevels> level) {
        Codec codec = codecs.instantiate(chosen);
        return new Compression(codec, chosen.suffix(), level.applyAsInt(codec.levels()));
    }
}
