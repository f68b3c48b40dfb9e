package dev.pgcellar.compression.zstd;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.spi.CompressionLevels;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The Zstandard format. Writes one frame with a checksum of the content; reads frames in sequence, skippable frames
 * among them, with windows of up to 128 MiB.
 */
public class ZstdCodec implements Codec {

    private static final CompressionLevels LEVELS = new CompressionLevels(-22, 22, 1, 4, 9);

    private final Implementation implementation;

    /** Compresses with the native library where it can be loaded. */
    public ZstdCodec() {
        this(Implementation.fastest());
    }

    ZstdCodec(Implementation implementation) {
        this.implementation = implementation;
    }

    @Override
    public CompressionLevels levels() {
        return LEVELS;
    }

    /** The implementation in Java has one level and ignores the one given. */
    @Override
    public OutputStream compress(OutputStream sink, int level) throws IOException {
        return switch (implementation) {
            case NATIVE -> new NativeOutputStream(sink, level);
            case JAVA -> new ZstdOutputStream(sink);
        };
    }

    @Override
    public InputStream decompress(InputStream source) throws IOException {
        return switch (implementation) {
            case NATIVE -> new NativeInputStream(source);
            case JAVA -> new JavaInputStream(source);
        };
    }
}
