package com.example.sftp;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.spi.CompressionLevels;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

// tag::codec[]
/** The zlib format (RFC 1950): one stream with a checksum at its end, and nothing after it. */
public class ZlibCodec implements Codec {

    private static final CompressionLevels LEVELS = new CompressionLevels(1, 9, 1, 6, 9);
    private static final int BUFFER_BYTES = 64 * 1024;

    @Override
    public CompressionLevels levels() {
        return LEVELS;
    }

    @Override
    public OutputStream compress(OutputStream sink, int level) {
        return new DeflaterOutputStream(sink, new Deflater(level), BUFFER_BYTES) {
            @Override
            public void close() throws IOException {
                try {
                    super.close();
                } finally {
                    def.end();
                }
            }
        };
    }

    @Override
    public InputStream decompress(InputStream source) {
        return new InflaterInputStream(source) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read < 0 && (inf.getRemaining() > 0 || in.read() >= 0)) {
                    throw new ZipException("there are further bytes after the end of the compressed stream");
                }
                return read;
            }
        };
    }
}
// end::codec[]
