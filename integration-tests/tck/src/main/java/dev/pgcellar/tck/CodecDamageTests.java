package dev.pgcellar.tck;

import static dev.pgcellar.tck.Samples.compressible;
import static dev.pgcellar.tck.Samples.random;
import static dev.pgcellar.tck.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged sources fail with an {@link IOException} and are never mistaken for shorter or other data. */
interface CodecDamageTests extends CodecUnderTest {

    @Test
    default void refuses_an_empty_source() {
        assertThatThrownBy(() -> decompress(new byte[0])).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 10, 100, 100_000})
    default void refuses_bytes_of_another_format(int length) {
        assertThatThrownBy(() -> decompress(random(length, 40))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> decompress(new byte[length])).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> decompress(Arrays.copyOf(utf8("plain text, not compressed"), length)))
                .isInstanceOf(IOException.class);
    }

    @Test
    default void refuses_a_short_stream_cut_at_any_byte() throws Exception {
        byte[] plain = utf8("a short text, so that each cut can be tried: header, data and trailer");
        byte[] compressed = compress(plain);

        for (int length = 0; length < compressed.length; length++) {
            assertTruncationIsTold(plain, Arrays.copyOf(compressed, length));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.5, 0.9, 0.999})
    default void refuses_a_long_stream_cut_somewhere(double fraction) throws Exception {
        byte[] plain = random(3 * 1024 * 1024, 41);
        byte[] compressed = compress(plain);

        assertTruncationIsTold(plain, Arrays.copyOf(compressed, (int) (compressed.length * fraction)));
    }

    @Test
    default void refuses_a_long_stream_without_its_last_bytes() throws Exception {
        byte[] plain = compressible(3 * 1024 * 1024);
        byte[] compressed = compress(plain);

        for (int missing = 1; missing <= 16; missing++) {
            assertTruncationIsTold(plain, Arrays.copyOf(compressed, compressed.length - missing));
        }
    }

    @Test
    default void refuses_a_second_stream_cut_at_any_byte() throws Exception {
        assumeTrue(formatAllowsConcatenation(), "this format does not allow concatenation");
        byte[] plain = utf8("first second");
        byte[] first = compress(utf8("first "));
        byte[] second = compress(utf8("second"));

        for (int length = 1; length < second.length; length++) {
            ByteArrayOutputStream cut = new ByteArrayOutputStream();
            cut.write(first);
            cut.write(second, 0, length);
            assertTruncationIsTold(plain, cut.toByteArray());
        }
    }

    @Test
    default void refuses_other_bytes_after_the_end() throws Exception {
        assumeTrue(formatMarksItsEnd(), "this format does not mark its end");
        ByteArrayOutputStream followed = new ByteArrayOutputStream();
        followed.write(compress(utf8("content")));
        followed.write(utf8("not compressed"));

        assertThatThrownBy(() -> decompress(followed.toByteArray())).isInstanceOf(IOException.class);
    }

    @Test
    default void never_delivers_other_content_for_a_changed_byte() throws Exception {
        assumeTrue(formatCarriesChecksum(), "this format carries no checksum");
        byte[] plain = compressible(5_000);
        byte[] compressed = compress(plain);

        for (int position = 0; position < compressed.length; position++) {
            byte[] damaged = compressed.clone();
            damaged[position] ^= 0x10;
            assertFailsOrRestores(plain, damaged);
        }
    }

    private void assertTruncationIsTold(byte[] plain, byte[] truncated) throws IOException {
        if (formatMarksItsEnd()) {
            assertThatThrownBy(() -> decompress(truncated))
                    .as("cut to " + truncated.length + " bytes")
                    .isInstanceOf(IOException.class);
            return;
        }
        byte[] restored;
        try {
            restored = decompress(truncated);
        } catch (IOException e) {
            return;
        }
        assertThat(restored).isEqualTo(Arrays.copyOf(plain, restored.length));
    }

    /** Bytes such as a header's time may change without effect on the content. */
    private void assertFailsOrRestores(byte[] plain, byte[] damaged) {
        byte[] restored;
        try {
            restored = decompress(damaged);
        } catch (IOException e) {
            return;
        }
        assertThat(restored).isEqualTo(plain);
    }
}
