package dev.pgcellar.tck;

import static dev.pgcellar.tck.Samples.content;
import static dev.pgcellar.tck.Samples.keys;
import static dev.pgcellar.tck.Samples.put;
import static dev.pgcellar.tck.Samples.random;
import static dev.pgcellar.tck.Samples.text;
import static dev.pgcellar.tck.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Writes that refuse to replace an object. */
interface ConditionalWriteTests extends StoreUnderTest {

    int RACING_WRITERS = 16;

    @Test
    default void writes_an_absent_key_if_absent() throws Exception {
        PutOutcome outcome = store().put("key", Payload.of(utf8("content")), WriteOptions.DEFAULT.ifAbsent());

        assertThat(outcome).isEqualTo(PutOutcome.WRITTEN);
        assertThat(text(store(), "key")).isEqualTo("content");
    }

    @Test
    default void leaves_an_existing_object_untouched_if_absent() throws Exception {
        put(store(), "key", "first");

        PutOutcome outcome = store().put("key", Payload.of(utf8("second")), WriteOptions.DEFAULT.ifAbsent());

        assertThat(outcome).isEqualTo(PutOutcome.ALREADY_EXISTS);
        assertThat(text(store(), "key")).isEqualTo("first");
        assertThat(keys(store().list(""))).containsExactly("key");
    }

    @Test
    default void leaves_an_existing_object_untouched_if_absent_with_a_large_payload() throws Exception {
        put(store(), "key", "first");

        PutOutcome outcome =
                store().put("key", Payload.of(random(8 * 1024 * 1024, 7)), WriteOptions.DEFAULT.ifAbsent());

        assertThat(outcome).isEqualTo(PutOutcome.ALREADY_EXISTS);
        assertThat(text(store(), "key")).isEqualTo("first");
    }

    @Test
    default void writes_a_deleted_key_again_if_absent() throws Exception {
        put(store(), "key", "first");
        store().delete(List.of("key"));

        PutOutcome outcome = store().put("key", Payload.of(utf8("second")), WriteOptions.DEFAULT.ifAbsent());

        assertThat(outcome).isEqualTo(PutOutcome.WRITTEN);
        assertThat(text(store(), "key")).isEqualTo("second");
    }

    @Test
    default void leaves_the_key_free_when_a_conditional_write_failed() throws Exception {
        WriteOptions ifAbsent = WriteOptions.DEFAULT.ifAbsent();
        assertThatThrownBy(() -> store().put("key", BrokenPayload.FAILING, ifAbsent))
                .isInstanceOf(StoreException.class);

        PutOutcome outcome = store().put("key", Payload.of(utf8("content")), ifAbsent);

        assertThat(outcome).isEqualTo(PutOutcome.WRITTEN);
    }

    @Test
    default void lets_exactly_one_of_many_racing_writers_win() throws Exception {
        for (int round = 0; round < 40; round++) {
            String key = "race/" + round;

            List<PutOutcome> outcomes = race(key);

            assertThat(outcomes).containsOnlyOnce(PutOutcome.WRITTEN);
            byte[] winner = random(1_000, outcomes.indexOf(PutOutcome.WRITTEN));
            assertThat(content(store(), key)).isEqualTo(winner);
        }
    }

    /** The outcome of writer n, whose content is random with seed n. */
    private List<PutOutcome> race(String key) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACING_WRITERS);
        ExecutorService threads = Executors.newFixedThreadPool(RACING_WRITERS);
        try {
            List<Future<PutOutcome>> writers = new ArrayList<>();
            for (int writer = 0; writer < RACING_WRITERS; writer++) {
                Payload payload = Payload.of(random(1_000, writer));
                writers.add(threads.submit(() -> {
                    start.await();
                    return store().put(key, payload, WriteOptions.DEFAULT.ifAbsent());
                }));
            }
            List<PutOutcome> outcomes = new ArrayList<>();
            for (Future<PutOutcome> writer : writers) {
                outcomes.add(writer.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
