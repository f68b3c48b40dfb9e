package dev.pgcellar.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.archive.Member;
import dev.pgcellar.archive.MemberAttributes;
import dev.pgcellar.backup.MemberQueue.QueuedMember;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemberQueueTest {

    private static final long LARGE = 40L << 20;

    private final MemberQueue queue = new MemberQueue();

    @Test
    void a_small_archive_stays_with_the_writer_that_began_it() throws Exception {
        queue.put(member("data", "a", 10));
        queue.put(member("data", "b", 10));
        queue.finish();
        queue.take(null);

        CompletableFuture<Optional<QueuedMember>> second = takenBySecondWriter();

        assertThat(queue.take("data").orElseThrow().member().name()).isEqualTo("b");
        assertThat(second.get(10, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void a_second_writer_joins_an_archive_that_has_grown_large() throws Exception {
        queue.put(member("data", "a", LARGE));
        queue.put(member("data", "b", 10));
        queue.take(null);

        Optional<QueuedMember> joined = queue.take(null);

        assertThat(joined.orElseThrow().member().name()).isEqualTo("b");
    }

    @Test
    void any_writer_may_begin_the_next_archive() throws Exception {
        queue.put(member("16384", "a", 10));
        queue.put(member("data", "b", 10));
        queue.take(null);

        Optional<QueuedMember> next = queue.take(null);

        assertThat(next.orElseThrow().archive()).isEqualTo("data");
    }

    @Test
    void cancelling_frees_everybody_who_waits() throws Exception {
        CompletableFuture<Optional<QueuedMember>> waiting = takenBySecondWriter();

        queue.cancel();

        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).hasRootCauseInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> queue.put(member("data", "a", 1))).isInstanceOf(CancellationException.class);
    }

    private CompletableFuture<Optional<QueuedMember>> takenBySecondWriter() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return queue.take(null);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static QueuedMember member(String archive, String name, long size) {
        MemberAttributes attributes = new MemberAttributes(0600, 0, 0, "", "", size, Instant.EPOCH);
        return new QueuedMember(archive, new Member.RegularFile(name, Path.of("/", name), attributes));
    }
}
