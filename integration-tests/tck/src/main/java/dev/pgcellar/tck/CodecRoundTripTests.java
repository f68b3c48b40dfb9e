package dev.pgcellar.tck;

import static dev.pgcellar.tck.Samples.compressible;
import static dev.pgcellar.tck.Samples.random;
import static dev.pgcellar.tck.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.spi.CompressionLevels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes in comes out. */
interface CodecRoundTripTests extends CodecUnderTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 100, 8191, 8192, 65_535, 65_536, 65_537, 5 * 1024 * 1024 + 3})
    default void restores_incompressible_data(int length) throws Exception {
        byte[] plain = random(length, length);

        assertThat(decompress(compress(plain))).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 65_536, 7 * 1024 * 1024 + 1})
    default void restores_compressible_data_from_fewer_bytes(int length) throws Exception {
        byte[] plain = compressible(length);

        byte[] compressed = compress(plain);

        assertThat(decompress(compressed)).isEqualTo(plain);
        if (length > 1000) {
            assertThat(compressed.length).isLessThan(length / 2);
        }
    }

    @Test
    default void restores_data_of_every_level() throws Exception {
        byte[] plain = compressible(200_000);
        CompressionLevels levels = codec().levels();

        for (int level = levels.min(); level <= levels.max(); level++) {
            assertThat(decompress(compress(plain, level))).as("level " + level).isEqualTo(plain);
        }
    }

    @Test
    default void names_levels_inside_its_range() throws Exception {
        CompressionLevels levels = codec().levels();

        for (int level : new int[] {levels.low(), levels.medium(), levels.high()}) {
            assertThat(level).isBetween(levels.min(), levels.max());
            assertThat(decompress(compress(utf8("named"), level))).isEqualTo(utf8("named"));
        }
    }

    @Test
    default void takes_and_gives_single_bytes() throws Exception {
        byte[] plain = compressible(20_000);
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (OutputStream compressing = codec().compress(sink, codec().levels().medium())) {
            for (byte each : plain) {
                compressing.write(each);
            }
        }

        ByteArrayOutputStream restored = new ByteArrayOutputStream();
        try (InputStream decompressing = codec().decompress(new ByteArrayInputStream(sink.toByteArray()))) {
            for (int each = decompressing.read(); each >= 0; each = decompressing.read()) {
                restored.write(each);
            }
            assertThat(decompressing.read()).as("after the end").isNegative();
        }

        assertThat(restored.toByteArray()).isEqualTo(plain);
    }

    @Test
    default void restores_bytes_above_127_read_singly() throws Exception {
        byte[] plain = {(byte) 0xff, (byte) 0x80, 0, 0x7f};

        try (InputStream decompressing = codec().decompress(new ByteArrayInputStream(compress(plain)))) {
            assertThat(new int[] {decompressing.read(), decompressing.read(), decompressing.read(), decompressing.read()
                    })
                    .containsExactly(0xff, 0x80, 0, 0x7f);
        }
    }

    @Test
    default void keeps_data_that_was_flushed_in_between() throws Exception {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (OutputStream compressing = codec().compress(sink, codec().levels().medium())) {
            compressing.flush();
            compressing.write(utf8("first "));
            compressing.flush();
            compressing.write(utf8("second"));
            compressing.flush();
        }

        assertThat(decompress(sink.toByteArray())).isEqualTo(utf8("first second"));
    }

    @Test
    default void reads_concatenated_streams_as_one() throws Exception {
        assumeTrue(formatAllowsConcatenation(), "this format does not allow concatenation");
        byte[] large = random(300_000, 31);
        ByteArrayOutputStream concatenated = new ByteArrayOutputStream();
        concatenated.write(compress(utf8("one ")));
        concatenated.write(compress(new byte[0]));
        concatenated.write(compress(large));
        concatenated.write(compress(utf8(" three")));
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.write(utf8("one "));
        expected.write(large);
        expected.write(utf8(" three"));

        assertThat(decompress(concatenated.toByteArray())).isEqualTo(expected.toByteArray());
        assertThat(codec().decompress(new TricklingStream(concatenated.toByteArray()))
                        .readAllBytes())
                .isEqualTo(expected.toByteArray());
    }

    @Test
    default void reads_a_source_that_trickles_and_never_knows_what_is_available() throws Exception {
        byte[] plain = compressible(30_000);

        try (InputStream decompressing = codec().decompress(new TricklingStream(compress(plain)))) {
            assertThat(decompressing.readAllBytes()).isEqualTo(plain);
        }
    }

    @Test
    default void serves_several_threads_at_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<byte[]>> restored = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                byte[] plain = random(200_000, i);
                restored.add(threads.submit(() -> decompress(compress(plain))));
            }

            for (int i = 0; i < 32; i++) {
                assertThat(restored.get(i).get()).isEqualTo(random(200_000, i));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
