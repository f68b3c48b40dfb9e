package dev.pgcellar.transfer;

import dev.pgcellar.spi.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The bytes of a large object in their order, fetched in ranges. It reads ahead as far as the budget that it shares with
 * other streams allows; each holds at least the range it is about to read, so that none waits for another forever.
 */
final class RangedStream extends InputStream {

    private final Downloads downloads;
    private final String key;
    private final long size;
    private final Deque<Future<FetchedRange>> ahead = new ArrayDeque<>();
    private long asked;
    private FetchedRange current;
    private int position;

    RangedStream(Downloads downloads, String key, long size) {
        this.downloads = downloads;
        this.key = key;
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        if (count == 0) {
            return 0;
        }
        if ((current == null || position == current.length()) && !advance()) {
            return -1;
        }
        int run = Math.min(count, current.length() - position);
        System.arraycopy(current.bytes(), position, target, offset, run);
        position += run;
        return run;
    }

    private boolean advance() throws IOException {
        recycleCurrent();
        try {
            if (ahead.isEmpty()) {
                if (asked == size) {
                    return false;
                }
                downloads.budget().acquire();
                ask();
            }
            // Unlike tryAcquire() this lets those go first that wait for what they need next.
            while (asked < size && downloads.budget().tryAcquire(0, TimeUnit.SECONDS)) {
                ask();
            }
            current = ahead.element().get();
            ahead.remove();
            position = 0;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("reading '" + key + "' was interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io
                    ? io
                    : new IOException("reading '" + key + "' failed: " + e.getCause(), e.getCause());
        }
    }

    private void ask() {
        long length = Math.min(downloads.rangeBytes(), size - asked);
        ahead.add(downloads.fetch(key, new ByteRange(asked, length)));
        asked += length;
    }

    private void recycleCurrent() {
        if (current != null) {
            downloads.recycle(current);
            current = null;
        }
    }

    /** Gives up what was asked for and not read. */
    @Override
    public void close() {
        recycleCurrent();
        for (Future<FetchedRange> range : ahead) {
            range.cancel(true);
            downloads.budget().release();
        }
        ahead.clear();
        asked = size;
    }
}
