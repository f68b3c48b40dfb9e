package dev.pgcellar.api;

import dev.pgcellar.transfer.CopyObserver;
import dev.pgcellar.transfer.ObservedStore;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Tells the listener of one call what happens, one event after the other. A listener that fails is logged, and called
 * again at the next event.
 */
public final class OperationProgress implements CopyObserver, ObservedStore.Observer {

    private static final Logger LOG = Logger.getLogger(OperationProgress.class);

    private final OperationRun run;
    private final OperationListener listener;
    private final long began = System.nanoTime();
    private long bytes;
    private long deletions;
    private long copied;
    private Long total;

    public OperationProgress(OperationRun run, OperationListener listener) {
        this.run = run;
        this.listener = listener;
    }

    synchronized void started() {
        tell(new OperationEvent.Started(run));
    }

    @Override
    public synchronized void transferred(long more) {
        bytes += more;
        tell(new OperationEvent.Progressed(run, bytes, deletions));
    }

    @Override
    public synchronized void deleted(long objects) {
        deletions += objects;
        tell(new OperationEvent.Progressed(run, bytes, deletions));
    }

    @Override
    public synchronized void expected(long bytes) {
        total = bytes;
        tell(new OperationEvent.Copied(run, copied, total));
    }

    @Override
    public synchronized void copied(long more) {
        copied += more;
        tell(new OperationEvent.Copied(run, copied, total));
    }

    synchronized void succeeded() {
        tell(new OperationEvent.Succeeded(run, bytes, elapsed()));
    }

    synchronized void failed(PgCellarException failure) {
        tell(new OperationEvent.Failed(run, bytes, elapsed(), failure));
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void tell(OperationEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            LOG.warnf(e, "a listener of %s failed", run.operation().command());
        }
    }
}
