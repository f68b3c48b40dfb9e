package dev.pgcellar.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.Cancellation;
import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.AbsentBackupException;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.StoreUnreachableException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OperationThreadTest {

    private final Cancellation cancellation = new Cancellation();
    private final OperationThread thread = new OperationThread("backup", cancellation);
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void gives_what_the_work_gives() {
        assertThat(thread.<String>run(() -> "done")).isEqualTo("done");
    }

    @Test
    void interrupts_the_work_when_it_is_cancelled() {
        assertThatThrownBy(() -> thread.run(() -> {
                    cancellation.cancel();
                    never.await();
                    return null;
                }))
                .isInstanceOf(OperationCancelledException.class)
                .hasMessage("backup was cancelled");
    }

    @Test
    void ends_the_work_and_waits_for_it_when_the_caller_is_interrupted() {
        AtomicBoolean cleanedUp = new AtomicBoolean();
        Thread caller = Thread.currentThread();

        assertThatThrownBy(() -> thread.run(() -> {
                    caller.interrupt();
                    try {
                        never.await();
                    } finally {
                        cleanedUp.set(true);
                    }
                    return null;
                }))
                .isInstanceOf(OperationCancelledException.class);

        assertThat(cleanedUp).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void translates_failures_and_keeps_their_line() {
        assertFailure(new AbsentBackupException("no backup"), BackupNotFoundException.class);
        assertFailure(new InvalidConfigurationException("no scheme"), InvalidRequestException.class);
        assertFailure(new OperationFailedException("not empty"), OperationRefusedException.class);
        assertFailure(
                new OperationFailedException("not stored", new StoreUnreachableException("no route", null)),
                UnreachableException.class);
    }

    private void assertFailure(Exception failure, Class<? extends PgCellarException> expected) {
        assertThatThrownBy(() -> thread.run(() -> {
                    throw failure;
                }))
                .isInstanceOf(expected)
                .hasMessage(failure.getMessage());
    }
}
