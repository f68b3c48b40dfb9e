package dev.pgcellar.compression.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.spi.CompressionLevels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What RFC 1952 and contract 01 section 3 say about the bytes themselves. */
class GzipFormatTest {

    private static final byte[] TEXT = "content of a segment".getBytes(StandardCharsets.US_ASCII);
    private static final int FLAGS = 3;
    private static final int FLAG_FILE_NAME = 0x08;
    private static final int HEADER_BYTES = 10;
    private static final int TRAILER_BYTES = 8;

    private final Codec codec = new GzipCodec();

    @Test
    void has_the_levels_of_the_contract() {
        assertThat(codec.levels()).isEqualTo(new CompressionLevels(1, 9, 1, 6, 9));
    }

    @Test
    void writes_no_file_name() throws Exception {
        byte[] compressed = compress(TEXT);

        assertThat(compressed).startsWith(0x1f, 0x8b, 8);
        assertThat(compressed[FLAGS]).isZero();
    }

    @Test
    void writes_what_the_jdk_reads() throws Exception {
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compress(TEXT))).readAllBytes())
                .isEqualTo(TEXT);
    }

    @Test
    void compresses_harder_at_a_higher_level() throws Exception {
        byte[] plain = "a row of a table, %d; ".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

        assertThat(compress(plain, 9).length).isLessThan(compress(plain, 1).length);
    }

    @Test
    void reads_a_header_with_an_empty_file_name() throws Exception {
        byte[] plainHeader = compress(TEXT);
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.write(plainHeader, 0, HEADER_BYTES);
        named.write(0);
        named.write(plainHeader, HEADER_BYTES, plainHeader.length - HEADER_BYTES);
        byte[] compressed = named.toByteArray();
        compressed[FLAGS] = FLAG_FILE_NAME;

        assertThat(decompress(compressed)).isEqualTo(TEXT);
    }

    @Test
    void reads_what_the_jdk_writes() throws Exception {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(sink)) {
            gzip.write(TEXT);
        }

        assertThat(decompress(sink.toByteArray())).isEqualTo(TEXT);
    }

    @Test
    void refuses_a_wrong_checksum() throws Exception {
        byte[] compressed = compress(TEXT);
        compressed[compressed.length - TRAILER_BYTES] ^= 1;

        assertThatThrownBy(() -> decompress(compressed)).isInstanceOf(IOException.class);
    }

    @Test
    void refuses_a_wrong_length() throws Exception {
        byte[] compressed = compress(TEXT);
        compressed[compressed.length - 1] ^= 1;

        assertThatThrownBy(() -> decompress(compressed)).isInstanceOf(IOException.class);
    }

    @Test
    void refuses_zero_bytes_after_the_last_member() throws Exception {
        byte[] compressed = compress(TEXT);

        assertThatThrownBy(() -> decompress(Arrays.copyOf(compressed, compressed.length + 512)))
                .isInstanceOf(IOException.class);
    }

    private byte[] compress(byte[] plain) throws IOException {
        return compress(plain, codec.levels().medium());
    }

    private byte[] compress(byte[] plain, int level) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (OutputStream compressing = codec.compress(sink, level)) {
            compressing.write(plain);
        }
        return sink.toByteArray();
    }

    private byte[] decompress(byte[] compressed) throws IOException {
        return codec.decompress(new ByteArrayInputStream(compressed)).readAllBytes();
    }
}
