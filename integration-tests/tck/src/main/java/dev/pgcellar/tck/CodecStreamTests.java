package dev.pgcellar.tck;

import static dev.pgcellar.tck.Samples.random;
import static dev.pgcellar.tck.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of the streams that a codec wraps. */
interface CodecStreamTests extends CodecUnderTest {

    @Test
    default void closes_the_sink() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        OutputStream sink = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };

        OutputStream compressing = codec().compress(sink, codec().levels().low());
        compressing.write(utf8("content"));
        assertThat(closed).hasValue(0);
        compressing.close();

        assertThat(closed.get()).isPositive();
    }

    @Test
    default void writes_nothing_more_when_closed_again() throws Exception {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        OutputStream compressing = codec().compress(sink, codec().levels().low());
        compressing.write(utf8("content"));
        compressing.close();
        int size = sink.size();

        compressing.close();

        assertThat(sink.size()).isEqualTo(size);
        assertThat(decompress(sink.toByteArray())).isEqualTo(utf8("content"));
    }

    @Test
    default void closes_the_source() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        InputStream source = new ByteArrayInputStream(compress(random(100_000, 50))) {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };

        InputStream decompressing = codec().decompress(source);
        assertThat(decompressing.read()).isNotNegative();
        assertThat(closed).hasValue(0);
        decompressing.close();

        assertThat(closed.get()).isPositive();
    }

    @Test
    default void passes_a_failure_of_the_sink_on() {
        OutputStream failing = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the sink broke");
            }
        };

        assertThatThrownBy(() -> {
                    try (OutputStream compressing =
                            codec().compress(failing, codec().levels().low())) {
                        compressing.write(random(5 * 1024 * 1024, 51));
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("the sink broke");
    }

    @Test
    default void passes_a_failure_of_the_source_on() throws Exception {
        InputStream start = new ByteArrayInputStream(compress(random(100_000, 52)), 0, 50_000);
        InputStream failing = new SequenceInputStream(start, new FailingStream());

        assertThatThrownBy(() -> codec().decompress(failing).readAllBytes())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(FailingStream.MESSAGE);
    }
}
