package dev.pgcellar.http;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Watches the calls of one client, by one thread for all of them. Close it with the client; where a client has no end,
 * the thread ends when there was nothing to watch for a while.
 */
public final class CallGuards implements AutoCloseable {

    private static final Duration CHECK_INTERVAL = Duration.ofMillis(100);

    /** Not computed: the arithmetic of durations loads that of big decimals, which costs a short command 20 ms. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final Duration IDLE_LIMIT = Duration.ofSeconds(1);

    private final ScheduledThreadPoolExecutor checks;

    /**
     * @param threadName of the thread that watches
     */
    public CallGuards(String threadName) {
        this.checks = new ScheduledThreadPoolExecutor(1, work -> daemon(work, threadName));
        this.checks.setRemoveOnCancelPolicy(true);
        this.checks.setKeepAliveTime(IDLE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        this.checks.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Begins to watch a call of the current thread, until the guard is closed.
     *
     * @param readTimeout how long the call may go without progress
     * @param abort makes the blocked call fail; called by another thread, more than once if need be
     */
    public CallGuard watch(Duration readTimeout, Runnable abort) {
        // A socket's own time-out goes first where there is one.
        CallGuard guard = new CallGuard(readTimeout.plus(GRACE), abort);
        long millis = CHECK_INTERVAL.toMillis();
        guard.checkedBy(checks.scheduleAtFixedRate(guard::check, millis, millis, TimeUnit.MILLISECONDS));
        return guard;
    }

    @Override
    public void close() {
        checks.shutdownNow();
    }
}
