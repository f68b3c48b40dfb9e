package dev.pgcellar.azure;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The body of an answer as it arrives, a few buffers ahead of its reader. Unlike the JDK's own stream it gives up when
 * nothing arrives for too long, or when its reader is interrupted. Closed early, it gives the connection up.
 */
final class BodyStream extends InputStream implements BodySubscriber<InputStream> {

    /** Marks the end, be it good or bad. */
    private static final List<ByteBuffer> END = List.of();

    private final Duration readTimeout;
    private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
    private final AtomicReference<Subscription> subscription = new AtomicReference<>();
    private volatile Throwable failure;
    private volatile boolean closed;
    private List<ByteBuffer> current = List.of(ByteBuffer.allocate(0));
    private int position;

    /**
     * @param readTimeout how long a read may wait
     */
    BodyStream(Duration readTimeout) {
        this.readTimeout = readTimeout;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription offered) {
        if (closed || !subscription.compareAndSet(null, offered)) {
            offered.cancel();
        } else {
            offered.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        arrived.add(buffers);
    }

    @Override
    public void onError(Throwable cause) {
        failure = cause;
        arrived.add(END);
    }

    @Override
    public void onComplete() {
        arrived.add(END);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        ByteBuffer buffer = nextWithBytes();
        if (buffer == null) {
            return -1;
        }
        int read = Math.min(count, buffer.remaining());
        buffer.get(target, offset, read);
        return read;
    }

    /** Null at the end. */
    private ByteBuffer nextWithBytes() throws IOException {
        while (true) {
            if (current == END) {
                requireGoodEnd();
                return null;
            }
            if (position == current.size()) {
                current = await();
                position = 0;
            } else if (current.get(position).hasRemaining()) {
                return current.get(position);
            } else {
                position++;
            }
        }
    }

    private void requireGoodEnd() throws IOException {
        if (failure != null) {
            throw failure instanceof IOException io ? io : new IOException(failure);
        }
    }

    private List<ByteBuffer> await() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        try {
            List<ByteBuffer> buffers = arrived.poll(readTimeout.toMillis(), TimeUnit.MILLISECONDS);
            if (buffers == null) {
                close();
                throw new HttpTimeoutException("nothing moved");
            }
            if (buffers != END) {
                subscription.get().request(1);
            }
            return buffers;
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void close() {
        closed = true;
        Subscription begun = subscription.get();
        if (begun != null) {
            begun.cancel();
        }
    }
}
