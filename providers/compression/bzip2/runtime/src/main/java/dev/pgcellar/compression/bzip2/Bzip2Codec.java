package dev.pgcellar.compression.bzip2;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.spi.CompressionLevels;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/**
 * The bzip2 format. A level is the size of its blocks in units of 100 kB. Writes one stream; reads all streams in
 * sequence and checks their CRC-32.
 */
public class Bzip2Codec implements Codec {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final CompressionLevels LEVELS = new CompressionLevels(1, 9, 1, 5, 9);

    @Override
    public CompressionLevels levels() {
        return LEVELS;
    }

    @Override
    public OutputStream compress(OutputStream sink, int level) throws IOException {
        return new BZip2CompressorOutputStream(new BufferedOutputStream(sink, BUFFER_BYTES), level);
    }

    @Override
    public InputStream decompress(InputStream source) throws IOException {
        return new BZip2CompressorInputStream(new BufferedInputStream(source, BUFFER_BYTES), true);
    }
}
