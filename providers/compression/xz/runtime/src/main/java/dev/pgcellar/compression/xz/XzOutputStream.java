package dev.pgcellar.compression.xz;

import java.io.IOException;
import java.io.OutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/**
 * Reports a failure at the end by an exception of its own. XZ for Java throws the exception of an earlier failure again,
 * which a try-with-resources statement refuses to add to itself.
 */
final class XzOutputStream extends XZOutputStream {

    XzOutputStream(OutputStream sink, int level) throws IOException {
        super(sink, new LZMA2Options(level), XZ.CHECK_CRC64);
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } catch (IOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
