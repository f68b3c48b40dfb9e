package dev.pgcellar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void runs_an_action_once_however_often_the_end_is_asked_for() {
        cancellation.onRequest(runs::incrementAndGet);

        cancellation.cancel();
        cancellation.cancel();

        assertThat(runs).hasValue(1);
        assertThat(cancellation.isRequested()).isTrue();
    }

    @Test
    void runs_an_action_at_once_when_the_end_was_asked_for_before() {
        cancellation.cancel();

        cancellation.onRequest(runs::incrementAndGet);

        assertThat(runs).hasValue(1);
    }

    @Test
    void forgets_an_action_whose_interest_has_ended() {
        cancellation.onRequest(runs::incrementAndGet).close();

        cancellation.cancel();

        assertThat(runs).hasValue(0);
    }
}
