package dev.pgcellar.compression.lz4;

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
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.xxhash.XXHashFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the frame format's description and contract 01 section 3 say about the bytes themselves. */
class Lz4FormatTest {

    private static final byte[] TEXT = "content of a segment".getBytes(StandardCharsets.US_ASCII);
    private static final int FLAGS = 4;
    private static final int BLOCK_SIZE = 5;
    private static final String MAGIC = "04224d18";
    private static final String SKIPPABLE = "5a2a4d18" + "03000000" + "010203";

    private final Codec codec = new Lz4Codec();

    @Test
    void has_the_levels_of_the_contract() {
        assertThat(codec.levels()).isEqualTo(new CompressionLevels(0, 16, 0, 6, 10));
    }

    @Test
    void loads_the_native_library() {
        assertThat(BlockLibrary.fastest()).isSameAs(LZ4Factory.nativeInstance());
    }

    @Test
    void writes_independent_blocks_and_a_checksum_of_the_content() throws Exception {
        byte[] compressed = compress(TEXT);

        assertThat(compressed[FLAGS]).isEqualTo((byte) 0x64);
        assertThat(compressed[BLOCK_SIZE]).isEqualTo((byte) 0x50);
    }

    @Test
    void reads_skippable_frames_before_between_and_after_others() throws Exception {
        byte[] skippable = HexFormat.of().parseHex(SKIPPABLE);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.write(skippable);
        frames.write(compress(TEXT));
        frames.write(skippable);
        frames.write(skippable);
        frames.write(compress(TEXT));
        frames.write(skippable);

        assertThat(decompress(frames.toByteArray()))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("content of a segmentcontent of a segment");
    }

    @ParameterizedTest
    @CsvSource({
        "60, '', 050000004061626364020000002f6100000000, damaged LZ4 block",
        "60, '', 0100000020, damaged LZ4 block",
        "40, '', 05000000406162636402000000f0ff00000000, ends inside a length",
        "40, '', 050000004061626364020000002061, ends inside its literals",
        "60, '', 01000100, a block of 65537 bytes",
        "60, '', 0500000040616263, ends inside",
        "60, '', 05000080616263, ends inside",
        "68, 0500000000000000, 040000806162636400000000, announces 5 bytes and holds 4",
        "64, '', 04000080616263640000000000000000, frame: the checksum differs",
        "70, '', 040000806162636400000000, block: the checksum differs",
        "61, 00000000, 00000000, dictionary",
        "62, '', 00000000, descriptor",
        "a0, '', 00000000, descriptor",
    })
    void refuses_a_damaged_frame(String flags, String sizes, String blocks, String reason) {
        assertThatThrownBy(() -> decompress(frame(flags, sizes, blocks)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void reads_a_linked_block_that_refers_to_the_one_before() throws Exception {
        String literals = "07000000" + "60" + "616263646566";
        String match = "09000000" + "02" + "0600" + "50" + "6768696a6b";

        assertThat(decompress(frame("40", "", literals + match + "00000000")))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("abcdefabcdefghijk");
    }

    @Test
    void reads_a_linked_block_after_one_that_was_stored() throws Exception {
        String stored = "06000080" + "616263646566";
        String match = "09000000" + "02" + "0600" + "50" + "6768696a6b";

        assertThat(decompress(frame("40", "", stored + match + "00000000")))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("abcdefabcdefghijk");
    }

    @Test
    void refuses_a_linked_block_that_refers_beyond_the_beginning() {
        String literals = "07000000" + "60" + "616263646566";
        String match = "09000000" + "02" + "0700" + "50" + "6768696a6b";

        assertThatThrownBy(() -> decompress(frame("40", "", literals + match + "00000000")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged LZ4 block");
    }

    @Test
    void refuses_a_truncated_skippable_frame() throws Exception {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.write(compress(TEXT));
        frames.write(HexFormat.of().parseHex(SKIPPABLE.substring(0, SKIPPABLE.length() - 2)));

        assertThatThrownBy(() -> decompress(frames.toByteArray()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("skippable");
    }

    private static byte[] frame(String flags, String sizes, String blocks) {
        byte[] descriptor = HexFormat.of().parseHex(flags + "40" + sizes);
        int hash = XXHashFactory.safeInstance().hash32().hash(descriptor, 0, descriptor.length, 0);
        String checksum = HexFormat.of().toHexDigits((byte) (hash >> 8));
        return HexFormat.of().parseHex(MAGIC + flags + "40" + sizes + checksum + blocks);
    }

    private byte[] compress(byte[] plain) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (OutputStream compressing = codec.compress(sink, codec.levels().medium())) {
            compressing.write(plain);
        }
        return sink.toByteArray();
    }

    private byte[] decompress(byte[] compressed) throws IOException {
        return codec.decompress(new ByteArrayInputStream(compressed)).readAllBytes();
    }
}
