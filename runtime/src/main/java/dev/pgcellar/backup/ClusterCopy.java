package dev.pgcellar.backup;

import dev.pgcellar.backup.MemberQueue.QueuedMember;
import dev.pgcellar.transfer.ExecutorShutdown;
import dev.pgcellar.transfer.Uploads;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Copies the files of a cluster into archives: one thread walks, several write. The archive of the data directory that
 * is finished last stays open, for what has to be appended when PostgreSQL has left backup mode.
 */
final class ClusterCopy {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Uploads uploads;
    private final ArchiveSeries archives;
    private final long archiveLimit;
    private final int writers;
    private final MemberQueue queue = new MemberQueue();
    private final AtomicReference<OpenArchive> tail = new AtomicReference<>();

    /**
     * @param archiveLimit size in bytes at which an archive is continued in the next
     * @param writers how many archives are written at the same time
     */
    ClusterCopy(Uploads uploads, ArchiveSeries archives, long archiveLimit, int writers) {
        this.uploads = uploads;
        this.archives = archives;
        this.archiveLimit = archiveLimit;
        this.writers = writers;
    }

    /**
     * Copies the sources, in this order; the data directory comes last. A source without members gets an empty archive.
     *
     * @return the open archive of the data directory, to be appended to and completed
     * @throws IOException when a file cannot be read or an upload fails; every thread has ended then
     * @throws InterruptedException when the calling thread is interrupted; likewise
     */
    OpenArchive copy(List<ArchiveSource> sources) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(writers, ClusterCopy::writerThread);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                running.add(threads.submit(this::write));
            }
            threads.shutdown();
            Optional<Throwable> walkFailure = walk(sources);
            awaitWriters(running, walkFailure);
            completeEmptySources(sources);
            return tail.get() == null ? archives.open(ArchiveSource.DATA) : tail.get();
        } finally {
            queue.cancel();
            ExecutorShutdown.now(threads, PATIENCE);
        }
    }

    private static Thread writerThread(Runnable work) {
        Thread thread = new Thread(work, "archive-writer");
        thread.setDaemon(true);
        return thread;
    }

    /** Fills the queue; a failure is returned because a writer's may be the reason for it. */
    private Optional<Throwable> walk(List<ArchiveSource> sources) throws InterruptedException {
        try {
            for (ArchiveSource source : sources) {
                source.walk().forEach(member -> queue.put(new QueuedMember(source.archive(), member)));
            }
            queue.finish();
            return Optional.empty();
        } catch (IOException | CancellationException e) {
            queue.cancel();
            return Optional.of(e);
        }
    }

    private static void awaitWriters(List<Future<?>> running, Optional<Throwable> walkFailure)
            throws IOException, InterruptedException {
        Optional<Throwable> failure = walkFailure.filter(found -> !(found instanceof CancellationException));
        for (Future<?> writer : running) {
            try {
                writer.get();
            } catch (ExecutionException e) {
                boolean consequence = e.getCause() instanceof CancellationException;
                if (failure.isEmpty() && !consequence) {
                    failure = Optional.of(e.getCause());
                }
            }
        }
        if (failure.isPresent()) {
            throw failure.get() instanceof IOException io
                    ? io
                    : new IOException("copying the cluster failed: " + failure.get(), failure.get());
        }
    }

    /** What one writer does: takes members until there are none, changing archives as they come. */
    private Void write() throws IOException, InterruptedException {
        OpenArchive current = null;
        try {
            Optional<QueuedMember> next = queue.take(null);
            while (next.isPresent()) {
                current = archiveFor(next.get().archive(), current);
                current.writer().add(next.get().member());
                next = queue.take(current.name());
            }
            keepOrComplete(current);
            return null;
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            queue.cancel();
            throw new CancellationException(e.getMessage());
        } catch (IOException | RuntimeException | Error e) {
            uploads.fail(e);
            queue.cancel();
            throw e;
        }
    }

    private OpenArchive archiveFor(String name, OpenArchive current) throws IOException {
        if (current != null && current.name().equals(name) && current.bytesProduced() <= archiveLimit) {
            return current;
        }
        if (current != null) {
            archives.complete(current);
        }
        return archives.open(name);
    }

    private void keepOrComplete(OpenArchive archive) throws IOException {
        if (archive == null) {
            return;
        }
        boolean kept = archive.name().equals(ArchiveSource.DATA) && tail.compareAndSet(null, archive);
        if (!kept) {
            archives.complete(archive);
        }
    }

    private void completeEmptySources(List<ArchiveSource> sources) throws IOException {
        for (ArchiveSource source : sources) {
            if (!archives.contains(source.archive()) && !source.archive().equals(ArchiveSource.DATA)) {
                archives.complete(archives.open(source.archive()));
            }
        }
    }
}
