package dev.pgcellar.tck;

import static dev.pgcellar.tck.Samples.put;
import static dev.pgcellar.tck.Samples.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading a part of an object. */
interface RangeTests extends StoreUnderTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0", // the first byte
        "0, 10, 0123456789", // all
        "3, 4, 3456", // the middle
        "7, 3, 789", // to the end
        "9, 1, 9", // the last byte
        "8, 100, 89", // past the end
        "0, 9223372036854775807, 0123456789"
    })
    default void reads_a_range(long offset, long length, String expected) throws Exception {
        put(store(), "digits", "0123456789");

        assertThat(read("digits", new ByteRange(offset, length))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "10, 100", "11, 1", "1000000, 5"})
    default void reads_nothing_from_a_range_that_starts_at_or_past_the_end(long offset, long length) throws Exception {
        put(store(), "digits", "0123456789");

        assertThat(read("digits", new ByteRange(offset, length))).isEmpty();
    }

    @Test
    default void reads_nothing_from_a_range_of_an_empty_object() throws Exception {
        put(store(), "empty", "");

        assertThat(read("empty", new ByteRange(0, 1))).isEmpty();
    }

    @Test
    default void answers_empty_for_a_range_of_an_absent_key() throws Exception {
        assertThat(store().get("absent", new ByteRange(0, 1))).isEmpty();
        assertThat(store().get("absent", new ByteRange(100, 1))).isEmpty();
    }

    @Test
    default void reads_a_range_of_several_mebibytes() throws Exception {
        byte[] bytes = random(9 * 1024 * 1024, 6);
        store().put("large", Payload.of(bytes), WriteOptions.DEFAULT);

        try (ObjectContent content =
                store().get("large", new ByteRange(1_000_001, 7_000_000)).orElseThrow()) {
            assertThat(content.length()).isEqualTo(7_000_000);
            assertThat(content.stream().readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 1_000_001, 8_000_001));
        }
    }

    private String read(String key, ByteRange range) throws IOException {
        try (ObjectContent content = store().get(key, range).orElseThrow()) {
            byte[] bytes = content.stream().readAllBytes();
            assertThat(content.length()).isEqualTo(bytes.length);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
