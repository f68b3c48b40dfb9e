package dev.pgcellar.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadAheadTest {

    private static final List<Integer> KEYS = IntStream.range(0, 100).boxed().toList();

    @Test
    void gives_all_values_in_the_order_of_their_keys() throws Exception {
        List<String> values = new ArrayList<>();
        try (ReadAhead<Integer, String, StoreException> reads =
                new ReadAhead<>(KEYS, key -> "value " + key, StoreException.class)) {
            while (values.size() < KEYS.size()) {
                values.add(reads.next());
            }
        }

        assertThat(values).isEqualTo(KEYS.stream().map(key -> "value " + key).toList());
    }

    @Test
    void reads_the_next_ones_while_the_caller_has_not_asked_yet_and_only_these() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch ahead = new CountDownLatch(1 + ParallelReads.THREADS);
        try (ReadAhead<Integer, Integer, StoreException> reads = new ReadAhead<>(
                KEYS,
                key -> {
                    begun.incrementAndGet();
                    ahead.countDown();
                    return key;
                },
                StoreException.class)) {
            assertThat(reads.next()).isZero();

            assertThat(ahead.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(begun).hasValue(1 + ParallelReads.THREADS);
        }
    }

    @Test
    void a_failure_comes_with_the_value_that_could_not_be_read() throws Exception {
        try (ReadAhead<Integer, Integer, StoreException> reads =
                new ReadAhead<>(KEYS, ReadAheadTest::failing, StoreException.class)) {
            assertThat(reads.next()).isZero();

            assertThatThrownBy(reads::next)
                    .isInstanceOf(StoreUnreachableException.class)
                    .hasMessage("key 1");
        }
    }

    private static int failing(int key) throws StoreException {
        if (key > 0) {
            throw new StoreUnreachableException("key " + key, null);
        }
        return key;
    }
}
