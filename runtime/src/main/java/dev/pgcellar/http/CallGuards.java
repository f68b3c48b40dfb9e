package dev.pgcellar.http;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Watches the calls of one client, by one thread for all of them. Close it with the client.
 */
public final class CallGuards implements AutoCloseable {

    private static final Duration CHECK_INTERVAL = Duration.ofMillis(100);

    private final Duration patience;
    private final ScheduledThreadPoolExecutor checks;

    /**
     * @param readTimeout how long a call may go without progress
     * @param threadName of the thread that watches
     */
    public CallGuards(Duration readTimeout, String threadName) {
        // A socket's own time-out goes first where there is one.
        this.patience = readTimeout.plus(CHECK_INTERVAL.multipliedBy(5));
        this.checks = new ScheduledThreadPoolExecutor(1, work -> daemon(work, threadName));
        this.checks.setRemoveOnCancelPolicy(true);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Begins to watch a call of the current thread, until the guard is closed.
     *
     * @param abort makes the blocked call fail; called by another thread, more than once if need be
     */
    public CallGuard watch(Runnable abort) {
        CallGuard guard = new CallGuard(patience, abort);
        long millis = CHECK_INTERVAL.toMillis();
        guard.checkedBy(checks.scheduleAtFixedRate(guard::check, millis, millis, TimeUnit.MILLISECONDS));
        return guard;
    }

    @Override
    public void close() {
        checks.shutdownNow();
    }
}
