package dev.pgcellar.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeldAnswerTest {

    private final AtomicInteger questions = new AtomicInteger();

    @Test
    void gives_an_answer_again_while_it_holds() {
        HeldAnswer<Integer> answer = new HeldAnswer<>(TimeUnit.HOURS.toNanos(1), questions::incrementAndGet);

        assertThat(answer.get()).isEqualTo(1);
        assertThat(answer.get()).isEqualTo(1);
    }

    @Test
    void asks_again_when_it_holds_no_longer() {
        HeldAnswer<Integer> answer = new HeldAnswer<>(0, questions::incrementAndGet);

        assertThat(answer.get()).isEqualTo(1);
        assertThat(answer.get()).isEqualTo(2);
    }

    @Test
    void holds_a_failure_too() {
        HeldAnswer<Integer> answer = new HeldAnswer<>(TimeUnit.HOURS.toNanos(1), () -> {
            throw new IllegalStateException("asked " + questions.incrementAndGet());
        });

        assertThatThrownBy(answer::get).hasMessage("asked 1");
        assertThatThrownBy(answer::get).hasMessage("asked 1");
    }
}
