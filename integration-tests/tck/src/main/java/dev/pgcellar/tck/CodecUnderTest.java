package dev.pgcellar.tck;

import dev.pgcellar.spi.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * What a compression extension tells the conformance tests about its format.
 */
public interface CodecUnderTest {

    /** The codec; may be the same object each time. */
    Codec codec();

    /** Whether several compressed streams in sequence are, by the format's definition, one stream. */
    default boolean formatAllowsConcatenation() {
        return true;
    }

    /**
     * Whether the format marks its end, so that every truncation can be told. Without it, a stream cut between two
     * blocks reads as a shorter one.
     */
    default boolean formatMarksItsEnd() {
        return true;
    }

    /** Whether what the codec writes carries a checksum, so that every changed bit of the content can be told. */
    default boolean formatCarriesChecksum() {
        return true;
    }

    /** A program that reads and writes the format, if there is one; the tests use it where it is installed. */
    default Optional<ReferenceProgram> referenceProgram() {
        return Optional.empty();
    }

    /** Compresses in one go. */
    default byte[] compress(byte[] plain, int level) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (OutputStream compressing = codec().compress(sink, level)) {
            compressing.write(plain);
        }
        return sink.toByteArray();
    }

    /** Compresses in one go at the medium level. */
    default byte[] compress(byte[] plain) throws IOException {
        return compress(plain, codec().levels().medium());
    }

    /** Decompresses in one go. */
    default byte[] decompress(byte[] compressed) throws IOException {
        try (InputStream decompressing = codec().decompress(new ByteArrayInputStream(compressed))) {
            return decompressing.readAllBytes();
        }
    }
}
