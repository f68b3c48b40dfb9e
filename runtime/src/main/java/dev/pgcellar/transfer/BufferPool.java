package dev.pgcellar.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/**
 * A fixed budget of memory, handed out in chunks of one size. Chunks are allocated when first needed and used again.
 * Taking one waits while the budget is spent: this is what slows a fast writer down to the speed of the uploads.
 */
public final class BufferPool {

    /** Size of a chunk in bytes. */
    public static final int CHUNK_SIZE = 256 << 10;

    private final Semaphore available;
    private final Deque<byte[]> idle = new ArrayDeque<>();

    /**
     * @param budget in bytes, rounded up to whole chunks
     */
    public BufferPool(long budget) {
        this.available = new Semaphore(Math.toIntExact((Math.max(1, budget) + CHUNK_SIZE - 1) / CHUNK_SIZE));
    }

    /** Takes a chunk; waits until one is free. */
    byte[] take() throws InterruptedException {
        available.acquire();
        synchronized (idle) {
            byte[] chunk = idle.pollFirst();
            return chunk == null ? new byte[CHUNK_SIZE] : chunk;
        }
    }

    /** Gives a chunk back. */
    void giveBack(byte[] chunk) {
        synchronized (idle) {
            idle.addFirst(chunk);
        }
        available.release();
    }
}
