package dev.pgcellar.compression.snappy;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.spi.CompressionLevels;
import io.airlift.compress.snappy.SnappyFramedOutputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The framing format of Snappy (contract 01 section 4). There are no levels. The format does not mark its end: a stream
 * that was cut between two chunks reads as a shorter one.
 */
public class SnappyCodec implements Codec {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final CompressionLevels ONE_LEVEL = new CompressionLevels(0, 0, 0, 0, 0);

    @Override
    public CompressionLevels levels() {
        return ONE_LEVEL;
    }

    @Override
    public OutputStream compress(OutputStream sink, int level) throws IOException {
        return new SnappyFramedOutputStream(new BufferedOutputStream(sink, BUFFER_BYTES));
    }

    @Override
    public InputStream decompress(InputStream source) throws IOException {
        return new SnappyFrameInputStream(new BufferedInputStream(source, BUFFER_BYTES));
    }
}
