package dev.pgcellar.compression.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.spi.CompressionLevels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What RFC 8878 and contract 01 section 3 say about the bytes themselves. */
class ZstdFormatTest {

    private static final byte[] TEXT = "content of a segment".getBytes(StandardCharsets.US_ASCII);
    private static final String SKIPPABLE = "5a2a4d18" + "03000000" + "010203";
    private static final int FRAME_HEADER = 4;
    private static final int CHECKSUM_FLAG = 0x04;

    private final Codec codec = new ZstdCodec();

    @Test
    void has_the_levels_of_the_contract() {
        assertThat(codec.levels()).isEqualTo(new CompressionLevels(-22, 22, 1, 4, 9));
    }

    @Test
    void loads_the_native_library() {
        assertThat(Implementation.fastest()).isEqualTo(Implementation.NATIVE);
    }

    @Test
    void writes_a_checksum_of_the_content() throws Exception {
        byte[] compressed = compress(TEXT, 4);

        assertThat(compressed).startsWith(0x28, 0xb5, 0x2f, 0xfd);
        assertThat(compressed[FRAME_HEADER] & CHECKSUM_FLAG).isNotZero();
    }

    @Test
    void compresses_harder_at_a_higher_level() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 20_000; row++) {
            rows.append("row ").append(row * 7919 % 20_011).append(" of a table;");
        }
        byte[] plain = rows.toString().getBytes(StandardCharsets.US_ASCII);

        assertThat(compress(plain, 19).length)
                .isLessThan(compress(plain, 4).length)
                .isLessThan(compress(plain, -22).length);
        assertThat(compress(plain, 4).length).isLessThan(compress(plain, -22).length);
    }

    @ParameterizedTest
    @EnumSource
    void reads_skippable_frames_before_between_and_after_others(Implementation implementation) throws Exception {
        byte[] skippable = HexFormat.of().parseHex(SKIPPABLE);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.write(skippable);
        frames.write(compress(TEXT, 4));
        frames.write(skippable);
        frames.write(compress(TEXT, 4));
        frames.write(skippable);

        Codec reader = new ZstdCodec(implementation);
        assertThat(reader.decompress(new ByteArrayInputStream(frames.toByteArray()))
                        .readAllBytes())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("content of a segmentcontent of a segment");
    }

    @ParameterizedTest
    @EnumSource
    void refuses_a_frame_without_its_last_block(Implementation implementation) {
        Codec reader = new ZstdCodec(implementation);
        byte[] frameOfOneBlockThatIsNotTheLast = HexFormat.of().parseHex("28b52ffd" + "2004" + "200000" + "61626364");

        assertThatThrownBy(() -> reader.decompress(new ByteArrayInputStream(frameOfOneBlockThatIsNotTheLast))
                        .readAllBytes())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends inside a frame");
    }

    @Test
    void refuses_a_window_beyond_128_mib() {
        String frameWithWindowOf256Mib = "28b52ffd" + "0090" + "010000";

        assertThatThrownBy(() -> decompress(HexFormat.of().parseHex(frameWithWindowOf256Mib)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("memory");
    }

    @Test
    void the_two_implementations_understand_each_other() throws Exception {
        Codec java = new ZstdCodec(Implementation.JAVA);
        byte[] plain = "a row of a table; ".repeat(50_000).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (OutputStream compressing = java.compress(sink, 4)) {
            compressing.write(plain);
        }

        assertThat(decompress(sink.toByteArray())).isEqualTo(plain);
        assertThat(java.decompress(new ByteArrayInputStream(compress(plain, 4))).readAllBytes())
                .isEqualTo(plain);
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
