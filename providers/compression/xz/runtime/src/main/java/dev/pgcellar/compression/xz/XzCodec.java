package dev.pgcellar.compression.xz;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.spi.CompressionLevels;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The xz format. A level is a preset of xz. Writes one stream with CRC-64 checks; reads all streams in sequence,
 * padding between them included, and every kind of check.
 */
public class XzCodec implements Codec {

    private static final int BUFFER_BYTES = 64 * 1024;

    /** Enough for what the highest preset writes, which takes 65 MiB to read; larger dictionaries are refused. */
    private static final int READER_MEMORY_KIB = 128 * 1024;

    private static final CompressionLevels LEVELS = new CompressionLevels(1, 9, 1, 3, 5);

    @Override
    public CompressionLevels levels() {
        return LEVELS;
    }

    @Override
    public OutputStream compress(OutputStream sink, int level) throws IOException {
        return new XzOutputStream(new BufferedOutputStream(sink, BUFFER_BYTES), level);
    }

    @Override
    public InputStream decompress(InputStream source) throws IOException {
        return new XZInputStream(new BufferedInputStream(source, BUFFER_BYTES), READER_MEMORY_KIB);
    }
}
