package dev.pgcellar.transfer;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A rate that several threads share. Bytes are paid for before they are sent: a caller waits until everything promised
 * to earlier callers would have been sent at the agreed rate.
 */
final class BandwidthLimit {

    private final long bytesPerSecond;
    private final LongSupplier nanoClock;
    private long freeAt;

    /**
     * @param bytesPerSecond at least 1
     * @param nanoClock as {@link System#nanoTime}
     */
    BandwidthLimit(long bytesPerSecond, LongSupplier nanoClock) {
        this.bytesPerSecond = bytesPerSecond;
        this.nanoClock = nanoClock;
        this.freeAt = nanoClock.getAsLong();
    }

    /** Waits for the caller's turn. */
    void await(long bytes) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(reserve(bytes));
    }

    /** Books bytes and says how many nanoseconds remain until they may be sent. */
    synchronized long reserve(long bytes) {
        long now = nanoClock.getAsLong();
        long start = freeAt - now > 0 ? freeAt : now;
        freeAt = start + (long) (bytes * 1e9 / bytesPerSecond);
        return start - now;
    }
}
