package dev.pgcellar.postgres;

import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;

/**
 * Waits until a non-blocking channel is ready for one kind of operation. Like reads of a {@link java.net.Socket}, the
 * wait is not ended by an interrupt, which stays pending.
 */
final class ChannelReadiness implements AutoCloseable {

    private final SelectableChannel channel;
    private final Selector selector;

    ChannelReadiness(SelectableChannel channel, int operation) throws IOException {
        this.channel = channel;
        this.selector = Selector.open();
        channel.register(selector, operation);
    }

    /**
     * Waits for readiness.
     *
     * @param timeoutMillis 0 for no limit
     * @return false when the time is over
     * @throws SocketException when the channel is closed meanwhile
     */
    boolean await(int timeoutMillis) throws IOException {
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        long remaining = timeoutMillis;
        try {
            while (timeoutMillis == 0 || remaining > 0) {
                if (selectOnce(remaining)) {
                    return true;
                }
                interrupted |= Thread.interrupted();
                remaining = timeoutMillis == 0 ? 0 : remainingMillis(deadline);
            }
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean selectOnce(long millis) throws IOException {
        try {
            boolean ready = selector.select(millis) > 0;
            selector.selectedKeys().clear();
            if (!channel.isOpen()) {
                throw new SocketException("Socket closed");
            }
            return ready;
        } catch (ClosedSelectorException e) {
            throw new SocketException("Socket closed");
        }
    }

    /** Rounded up, so that a time-out is never early. */
    private static long remainingMillis(long deadline) {
        return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime() + 999_999);
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
