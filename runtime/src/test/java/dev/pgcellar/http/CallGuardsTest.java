package dev.pgcellar.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallGuardsTest {

    private static final String NAME = "guards-under-test";

    @Test
    void its_thread_ends_when_there_is_nothing_to_watch_and_another_watches_the_next_call() throws Exception {
        CallGuards guards = new CallGuards(NAME);
        guards.watch(Duration.ofSeconds(60), () -> {}).close();
        Thread watcher = watcher();

        watcher.join(20_000);

        assertThat(watcher.isAlive()).isFalse();
        CountDownLatch aborted = new CountDownLatch(1);
        try (CallGuard stalled = guards.watch(Duration.ZERO, aborted::countDown)) {
            assertThat(aborted.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(stalled.verdict()).isEqualTo(CallGuard.Verdict.STALLED);
        }
        guards.close();
    }

    private static Thread watcher() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(NAME))
                .findFirst()
                .orElseThrow();
    }
}
