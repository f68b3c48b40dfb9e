package dev.pgcellar.transfer;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * The uploads of one job: a pool of threads that send parts, a memory budget that all of them share, and the promise
 * that no multipart upload stays open.
 *
 * <p>Memory is at most {@code (writers + threads) * partSize} bytes, however many objects are written one after the
 * other. The first failure of any part fails the whole job: later writes are refused, and {@link #close} aborts every
 * upload that was not completed.
 */
public final class Uploads implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Uploads.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ObjectStore store;
    private final long partSize;
    private final BufferPool buffers;
    private final ExecutorService senders;
    private final Set<MultipartUpload> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Throwable> firstFailure = new AtomicReference<>();
    private volatile boolean closed;

    /**
     * @param store receives the objects; not closed
     * @param partSize size of every part but the last, in bytes
     * @param writers how many objects are written at the same time at most
     * @param threads how many parts are sent at the same time at most
     */
    public Uploads(ObjectStore store, long partSize, int writers, int threads) {
        this.store = store;
        this.partSize = partSize;
        this.buffers = new BufferPool((writers + threads) * (partSize + BufferPool.CHUNK_SIZE));
        this.senders = Executors.newFixedThreadPool(threads, runnable -> {
            Thread thread = new Thread(runnable, "part-upload");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Begins an object. It becomes visible when the returned stream's {@link ObjectUpload#complete} returns.
     */
    public ObjectUpload begin(String key, WriteOptions options) {
        return new ObjectUpload(this, key, options);
    }

    /**
     * Fails the job: every write that is under way or comes later is refused.
     *
     * @param cause may be null when the job is given up rather than broken
     */
    public void fail(Throwable cause) {
        firstFailure.compareAndSet(
                null, cause == null ? new InterruptedIOException("the transfer was given up") : cause);
    }

    /**
     * Returns when nothing has failed so far.
     *
     * @throws TransferAbortedException with the first failure as its cause
     */
    public void ensureHealthy() throws TransferAbortedException {
        Throwable failure = firstFailure.get();
        if (failure != null) {
            throw new TransferAbortedException("the transfer failed: " + failure.getMessage(), failure);
        }
        if (closed) {
            throw new TransferAbortedException("the transfer is closed", null);
        }
    }

    ObjectStore store() {
        return store;
    }

    long partSize() {
        return partSize;
    }

    PartBuffer newPart() {
        return new PartBuffer(buffers);
    }

    MultipartUpload startMultipartUpload(String key, WriteOptions options) throws StoreException {
        MultipartUpload upload = store.startMultipartUpload(key, partSize, options);
        open.add(upload);
        return upload;
    }

    void finished(MultipartUpload upload) {
        open.remove(upload);
    }

    /** Sends a part in the background and releases its memory afterwards, whatever comes of it. */
    Future<?> send(MultipartUpload upload, int number, PartBuffer part) {
        return senders.submit(() -> {
            try {
                ensureHealthy();
                upload.uploadPart(number, part);
            } catch (TransferAbortedException e) {
                LOG.debugf("part %d is not sent: %s", number, e.getMessage());
            } catch (IOException | RuntimeException | Error e) {
                // Whatever it is, even a lack of memory: an object without this part must not be completed.
                fail(e);
            } finally {
                part.release();
            }
        });
    }

    /**
     * Stops the threads and aborts every upload that was not completed. A failure to abort is logged as a warning, with
     * the key, because the store may go on charging for the parts.
     */
    @Override
    public void close() {
        closed = true;
        if (!ExecutorShutdown.now(senders, PATIENCE)) {
            LOG.warn("an upload did not stop in time; its multipart upload is aborted all the same");
        }
        for (MultipartUpload upload : open) {
            try {
                upload.abort();
            } catch (StoreException e) {
                LOG.warnf("a multipart upload could not be aborted: %s", e.getMessage());
            }
        }
        open.clear();
    }
}
