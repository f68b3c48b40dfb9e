package dev.pgcellar.it.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** WAL segments of the smallest size PostgreSQL knows, beginning with the page header of a real one. */
final class WalSegment {

    static final String NAME = "000000010000000000000001";

    /** The key under {@code SERVER/}. */
    static final String KEY = "wals/0000000100000000/" + NAME;

    private static final int SIZE = 1 << 20;

    private WalSegment() {}

    /**
     * A segment.
     *
     * @param seed segments of different seeds differ
     */
    static byte[] content(int seed) {
        byte[] content = new byte[SIZE];
        new Random(seed).nextBytes(content);
        ByteBuffer.wrap(content)
                .order(ByteOrder.nativeOrder())
                .putShort((short) 0xD118)
                .putShort((short) 0x0002)
                .putInt(32, SIZE)
                .putInt(36, 8192);
        return content;
    }

    static byte[] gzipped(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    static byte[] firstHalf(byte[] content) {
        return Arrays.copyOf(content, content.length / 2);
    }

    /** Writes a segment as the server would hold it. */
    static Path write(Path folder, int seed) {
        try {
            return Files.write(folder.resolve(NAME), content(seed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
