package dev.pgcellar.compression.xz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.spi.CompressionLevels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** What the format and contract 01 section 3 say about the bytes themselves. */
class XzFormatTest {

    private static final byte[] TEXT = "content of a segment".getBytes(StandardCharsets.US_ASCII);
    private static final int CRC64 = 4;
    private static final int CHECK_TYPE = 7;
    private static final int BLOCK_HEADER = 12;
    private static final int DICTIONARY_SIZE = 4;
    private static final byte DICTIONARY_OF_1_GIB = 36;

    private final Codec codec = new XzCodec();

    @Test
    void has_the_levels_of_the_contract() {
        assertThat(codec.levels()).isEqualTo(new CompressionLevels(1, 9, 1, 3, 5));
    }

    @Test
    void writes_a_crc_64_check() throws Exception {
        byte[] compressed = compress(TEXT, 3);

        assertThat(compressed).startsWith(0xfd, '7', 'z', 'X', 'Z', 0);
        assertThat(compressed[CHECK_TYPE]).isEqualTo((byte) CRC64);
    }

    @Test
    void reads_padding_between_and_after_streams() throws Exception {
        ByteArrayOutputStream padded = new ByteArrayOutputStream();
        padded.write(compress(TEXT, 3));
        padded.write(new byte[4]);
        padded.write(compress(TEXT, 1));
        padded.write(new byte[8]);

        assertThat(decompress(padded.toByteArray()))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("content of a segmentcontent of a segment");
    }

    @Test
    void refuses_a_dictionary_that_takes_more_memory_than_is_allowed() throws Exception {
        byte[] compressed = compress(TEXT, 3);
        int headerEnd = BLOCK_HEADER + (compressed[BLOCK_HEADER] + 1) * 4;
        compressed[BLOCK_HEADER + DICTIONARY_SIZE] = DICTIONARY_OF_1_GIB;
        CRC32 checksum = new CRC32();
        checksum.update(compressed, BLOCK_HEADER, headerEnd - 4 - BLOCK_HEADER);
        ByteBuffer.wrap(compressed).order(ByteOrder.LITTLE_ENDIAN).putInt(headerEnd - 4, (int) checksum.getValue());

        assertThatThrownBy(() -> decompress(compressed))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("memory");
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
