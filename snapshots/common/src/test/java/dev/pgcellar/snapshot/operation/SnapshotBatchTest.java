package dev.pgcellar.snapshot.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotObserver;
import dev.pgcellar.spi.TakenSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SnapshotBatchTest implements SnapshotObserver {

    private final List<String> existing = new ArrayList<>();

    @Test
    void tells_of_every_snapshot_that_may_exist_after_a_failure_that_nobody_thought_of() {
        List<SnapshotCreation> creations = List.of(new Unexpected("first"), new Unexpected("second"));
        SnapshotBatch batch = new SnapshotBatch(creations, this, new Deadline(Duration.ofSeconds(20), "more"));

        assertThatThrownBy(batch::take)
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageStartingWith("cannot take snapshot '")
                .hasMessageEndingWith("': java.lang.IllegalStateException: nobody thought of it");
        assertThat(existing).containsExactlyInAnyOrder("first", "second");
    }

    @Override
    public void exists(TakenSnapshot snapshot) {
        existing.add(snapshot.name());
    }

    @Override
    public void progressed(String name, int percent) {
        throw new AssertionError("nothing goes on");
    }

    private record Unexpected(String name) implements SnapshotCreation {

        @Override
        public TakenSnapshot snapshot() {
            AttachedVolume volume = new AttachedVolume("disk0", ProviderRecord.EMPTY, null);
            return new TakenSnapshot(volume, name, ProviderRecord.EMPTY, ProviderRecord.EMPTY);
        }

        @Override
        public Outcome begin(CountDownLatch end) {
            throw new IllegalStateException("nobody thought of it");
        }

        @Override
        public void requireComplete() {
            throw new AssertionError("it was not begun");
        }
    }
}
