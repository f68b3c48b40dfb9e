package dev.pgcellar.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BandwidthLimitTest {

    private final AtomicLong now = new AtomicLong(1_000);
    private final BandwidthLimit limit = new BandwidthLimit(100, now::get);

    @Test
    void the_first_bytes_go_at_once_and_later_ones_wait_for_those_before() {
        assertThat(limit.reserve(200)).isZero();
        assertThat(limit.reserve(50)).isEqualTo(TimeUnit.SECONDS.toNanos(2));
        assertThat(limit.reserve(1)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(2500));
    }

    @Test
    void idle_time_is_not_saved_up() {
        limit.reserve(100);
        now.addAndGet(TimeUnit.SECONDS.toNanos(60));

        assertThat(limit.reserve(100)).isZero();
        assertThat(limit.reserve(100)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
    }
}
