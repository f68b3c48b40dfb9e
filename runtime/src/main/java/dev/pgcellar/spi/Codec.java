package dev.pgcellar.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A compression format. Implemented once per extension, as a CDI bean with a public class, created on first use.
 * Stateless and safe for use by many threads at once. Name, suffix and command-line flags are announced by the
 * extension's build item.
 */
public interface Codec {

    /** What this codec's levels mean (contract 01 section 3). */
    CompressionLevels levels();

    /**
     * Wraps a stream so that what is written arrives compressed.
     *
     * @param sink receives the compressed bytes; closed with the returned stream
     * @param level within {@link #levels()}; codecs without levels ignore it
     * @return closing it finishes the format's trailer and closes the sink; {@code flush} need not end a block
     */
    OutputStream compress(OutputStream sink, int level) throws IOException;

    /**
     * Wraps a stream so that what is read arrives decompressed. Reads everything a conforming writer of the format may
     * produce, including several members or frames in sequence.
     *
     * @param source the compressed bytes; closed with the returned stream
     * @return reading it throws {@link IOException} when the bytes are not of this format, are corrupt, or end before
     *     the format's own end mark; an empty source is such a truncation
     */
    InputStream decompress(InputStream source) throws IOException;
}
