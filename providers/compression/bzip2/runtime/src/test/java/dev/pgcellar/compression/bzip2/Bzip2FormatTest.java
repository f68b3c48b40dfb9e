package dev.pgcellar.compression.bzip2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.spi.CompressionLevels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the format and contract 01 section 3 say about the bytes themselves. */
class Bzip2FormatTest {

    private static final byte[] TEXT = "content of a segment".getBytes(StandardCharsets.US_ASCII);

    private final Codec codec = new Bzip2Codec();

    @Test
    void has_the_levels_of_the_contract() {
        assertThat(codec.levels()).isEqualTo(new CompressionLevels(1, 9, 1, 5, 9));
    }

    @Test
    void writes_its_level_as_the_size_of_blocks() throws Exception {
        assertThat(compress(TEXT, 5)).startsWith('B', 'Z', 'h', '5');
        assertThat(compress(TEXT, 9)).startsWith('B', 'Z', 'h', '9');
    }

    @Test
    void refuses_a_wrong_checksum_of_the_stream() throws Exception {
        byte[] compressed = compress(TEXT, 5);
        compressed[compressed.length - 2] ^= 1;

        assertThatThrownBy(() -> decompress(compressed)).isInstanceOf(IOException.class);
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
