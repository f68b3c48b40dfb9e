package dev.pgcellar.deployment;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.spi.CompressionLevels;
import java.io.InputStream;
import java.io.OutputStream;

/** A codec that tells when it is initialised, and changes nothing. */
public class LazyCodec implements Codec {

    static {
        Loaded.record("LazyCodec");
    }

    @Override
    public CompressionLevels levels() {
        return new CompressionLevels(0, 0, 0, 0, 0);
    }

    @Override
    public OutputStream compress(OutputStream sink, int level) {
        return sink;
    }

    @Override
    public InputStream decompress(InputStream source) {
        return source;
    }
}
