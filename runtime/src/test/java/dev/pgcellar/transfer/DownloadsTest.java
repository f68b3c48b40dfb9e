package dev.pgcellar.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.ForwardingObjectStore;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testing.InMemoryObjectStore;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DownloadsTest {

    private static final int RANGE = 10_000;
    private static final int RANGES = 3;

    private final InMemoryObjectStore memory = new InMemoryObjectStore();
    private final AtomicInteger requests = new AtomicInteger();
    private final ForwardingObjectStore store = new ForwardingObjectStore(memory) {
        @Override
        public Optional<ObjectContent> get(String key, ByteRange range) throws StoreException {
            requests.incrementAndGet();
            return super.get(key, range);
        }
    };

    private byte[] stored(String key, int length) throws StoreException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        memory.put(key, Payload.of(bytes), WriteOptions.DEFAULT);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, RANGE - 1, RANGE, RANGE + 1, 2 * RANGE, 7 * RANGE + 123})
    void an_object_is_read_as_it_was_stored(int length) throws Exception {
        byte[] content = stored("key", length);

        try (Downloads downloads = new Downloads(store, RANGE, RANGES);
                InputStream stream = downloads.open("key", length)) {
            assertThat(stream.readAllBytes()).isEqualTo(content);
            assertThat(stream.read()).isEqualTo(-1);
        }

        assertThat(requests).hasValue(length <= RANGE ? 0 : (length + RANGE - 1) / RANGE);
    }

    @Test
    void more_streams_than_ranges_in_memory_all_come_to_their_end() throws Exception {
        List<byte[]> contents = new ArrayList<>();
        for (int i = 0; i < 2 * RANGES; i++) {
            contents.add(stored("key" + i, 20 * RANGE + i));
        }

        try (Downloads downloads = new Downloads(store, RANGE, RANGES)) {
            List<byte[]> read = contents.parallelStream()
                    .map(content -> readAll(downloads, "key" + contents.indexOf(content), content.length))
                    .toList();

            assertThat(read).containsExactlyElementsOf(contents);
        }
    }

    private static byte[] readAll(Downloads downloads, String key, int length) {
        try (InputStream stream = downloads.open(key, length)) {
            return stream.readAllBytes();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void no_more_is_fetched_ahead_than_may_be_in_memory() throws Exception {
        stored("key", 20 * RANGE);

        try (Downloads downloads = new Downloads(store, RANGE, RANGES);
                InputStream stream = downloads.open("key", 20 * RANGE)) {
            assertThat(stream.read()).isNotNegative();

            assertThat(downloads.budget().availablePermits()).isZero();
        }

        assertThat(requests).hasValueLessThanOrEqualTo(RANGES);
    }

    @Test
    void a_stream_that_is_closed_early_leaves_its_memory_to_others() throws Exception {
        byte[] content = stored("key", 20 * RANGE);

        try (Downloads downloads = new Downloads(store, RANGE, RANGES)) {
            try (InputStream stream = downloads.open("key", content.length)) {
                assertThat(stream.read()).isNotNegative();
            }

            assertThat(downloads.budget().availablePermits()).isEqualTo(RANGES);
            assertThat(readAll(downloads, "key", content.length)).isEqualTo(content);
        }
    }

    @Test
    void the_failure_of_a_range_is_that_of_the_stream() throws Exception {
        stored("key", 20 * RANGE);
        ForwardingObjectStore failing = new ForwardingObjectStore(memory) {
            @Override
            public Optional<ObjectContent> get(String key, ByteRange range) throws StoreException {
                if (range.offset() >= 5 * RANGE) {
                    throw new StoreErrorException("the sixth range is refused", false, null);
                }
                return super.get(key, range);
            }
        };

        try (Downloads downloads = new Downloads(failing, RANGE, RANGES);
                InputStream stream = downloads.open("key", 20 * RANGE)) {
            assertThat(stream.readNBytes(5 * RANGE)).hasSize(5 * RANGE);
            assertThatThrownBy(stream::read).hasMessage("the sixth range is refused");
        }
    }

    @Test
    void an_object_that_became_shorter_or_vanished_is_not_taken_for_whole() throws Exception {
        stored("key", 3 * RANGE);

        try (Downloads downloads = new Downloads(store, RANGE, RANGES);
                InputStream shorter = downloads.open("key", 3 * RANGE + 1);
                InputStream vanished = downloads.open("other", 3 * RANGE)) {
            assertThatThrownBy(shorter::readAllBytes).hasMessageContaining("became shorter");
            assertThatThrownBy(vanished::readAllBytes).hasMessageContaining("vanished");
        }
        try (Downloads downloads = new Downloads(store, RANGE, RANGES)) {
            assertThatThrownBy(() -> downloads.open("other", 1)).hasMessageContaining("vanished");
        }
    }
}
