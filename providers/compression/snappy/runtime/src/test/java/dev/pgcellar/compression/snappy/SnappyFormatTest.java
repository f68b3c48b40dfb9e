package dev.pgcellar.compression.snappy;

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
import java.util.HexFormat;
import java.util.Random;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorInputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the description of the framing format and contract 01 section 4 say about the bytes themselves. */
class SnappyFormatTest {

    private static final String IDENTIFIER = "ff060000734e61507059";

    /** "content of a segment", stored as it is, with its masked CRC-32C. */
    private static final String STORED = "0118000076703167" + hex("content of a segment");

    private static final byte[] TEXT = "content of a segment".getBytes(StandardCharsets.US_ASCII);
    private static final int IDENTIFIER_BYTES = 10;

    private final Codec codec = new SnappyCodec();

    @Test
    void ignores_levels() throws Exception {
        CompressionLevels levels = codec.levels();

        assertThat(compress(TEXT, levels.clamp(9))).isEqualTo(compress(TEXT, levels.clamp(1)));
    }

    @Test
    void begins_with_one_stream_identifier() throws Exception {
        byte[] compressed = compress(new byte[1 << 20], 0);

        assertThat(HexFormat.of().formatHex(compressed, 0, IDENTIFIER_BYTES)).isEqualTo(IDENTIFIER);
        assertThat(HexFormat.of().formatHex(compressed, IDENTIFIER_BYTES, compressed.length))
                .doesNotContain(IDENTIFIER);
    }

    @Test
    void stores_what_does_not_shrink() throws Exception {
        byte[] random = new byte[65_536];
        new Random(1).nextBytes(random);

        byte[] compressed = compress(random, 0);

        assertThat(compressed[IDENTIFIER_BYTES]).isEqualTo((byte) 1);
        assertThat(compressed).hasSize(IDENTIFIER_BYTES + 8 + random.length);
    }

    @ParameterizedTest
    @CsvSource({
        "fe030000010203, ''",
        "80000000, ''",
        "'', fe000000",
        "'', fdffff00",
        IDENTIFIER + ", " + IDENTIFIER,
    })
    void passes_over_padding_skippable_chunks_and_repeated_identifiers(String before, String after) throws Exception {
        String padding = after.startsWith("fdffff00") ? "00".repeat(65_535) : "";

        assertThat(decompress(HexFormat.of().parseHex(IDENTIFIER + before + STORED + after + padding + STORED)))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("content of a segmentcontent of a segment");
    }

    @Test
    void passes_over_very_many_skippable_chunks() throws Exception {
        String chunks = "fe000000".repeat(100_000);

        assertThat(decompress(HexFormat.of().parseHex(IDENTIFIER + chunks + STORED)))
                .isEqualTo(TEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "02000000, type 0x2",
        "7f000000, type 0x7f",
        "00030000010203, length",
        "00ffffff, length",
        "fe05000001, ends inside",
        "ff060000734e61507058, identifier",
        "ff07000000000000000000, identifier",
        "011800007670316763, ends inside",
        "0105000000000000ff, checksum",
        "0009000000000000ffffffff0f, damaged",
    })
    void refuses_what_the_format_does_not_allow(String chunk, String reason) {
        assertThatThrownBy(() -> decompress(HexFormat.of().parseHex(IDENTIFIER + STORED + chunk)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refuses_content_of_more_than_64_kib_in_a_chunk() {
        String stored = "01050001" + "00000000" + "00".repeat(65_537);

        assertThatThrownBy(() -> decompress(HexFormat.of().parseHex(IDENTIFIER + stored)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("length");
    }

    @Test
    void understands_another_implementation_and_is_understood_by_it() throws Exception {
        byte[] plain = "a row of a table; ".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(plain, 1000, 200_000, (byte) 0);
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (OutputStream theirs = new FramedSnappyCompressorOutputStream(sink)) {
            theirs.write(plain);
        }

        assertThat(decompress(sink.toByteArray())).isEqualTo(plain);
        assertThat(new FramedSnappyCompressorInputStream(new ByteArrayInputStream(compress(plain, 0))).readAllBytes())
                .isEqualTo(plain);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
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
