package dev.pgcellar.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Syncs written files to disk beside the writing of others, and closes them. Several syncs under way at once share the
 * file system's journal commits, which makes the sync of many small files bearable. At most {@link #MAX_PENDING} files
 * wait; beyond that the writer does.
 */
final class FileSync implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int MAX_PENDING = 64;

    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS, this::thread);
    private final Semaphore pending = new Semaphore(MAX_PENDING);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "pgcellar-sync-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Takes over an open file.
     *
     * @param path for messages
     * @throws TargetWriteException of this or an earlier file
     */
    void submit(FileChannel channel, Path path) throws IOException, InterruptedException {
        try {
            rethrowFailure();
            pending.acquire();
        } catch (IOException | InterruptedException e) {
            channel.close();
            throw e;
        }
        executor.execute(() -> {
            try (channel) {
                channel.force(true);
            } catch (IOException e) {
                failure.compareAndSet(null, new TargetWriteException(path, e));
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                pending.release();
            }
        });
    }

    /** Waits until all files taken over are on disk. */
    void await() throws IOException, InterruptedException {
        pending.acquire(MAX_PENDING);
        pending.release(MAX_PENDING);
        rethrowFailure();
    }

    private void rethrowFailure() throws IOException {
        Throwable failed = failure.get();
        if (failed != null) {
            throw failed instanceof TargetWriteException write
                    ? write
                    : new IOException("syncing files failed: " + failed, failed);
        }
    }

    /** Ends the threads once they have closed the files taken over. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
