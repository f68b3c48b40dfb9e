package dev.pgcellar.compression.gzip;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.spi.CompressionLevels;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * The gzip format. Writes one member without a file name in its header. Reads all members in sequence and checks the
 * length and CRC-32 of each; bytes after a member that do not begin another, zero padding included, are an error.
 */
public class GzipCodec implements Codec {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final CompressionLevels LEVELS = new CompressionLevels(1, 9, 1, 6, 9);

    @Override
    public CompressionLevels levels() {
        return LEVELS;
    }

    @Override
    public OutputStream compress(OutputStream sink, int level) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(level);
        parameters.setBufferSize(BUFFER_BYTES);
        return new GzipCompressorOutputStream(sink, parameters);
    }

    @Override
    public InputStream decompress(InputStream source) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(source)
                .setBufferSize(BUFFER_BYTES)
                .setDecompressConcatenated(true)
                .get();
    }
}
