package dev.pgcellar.wal.spool;

import dev.pgcellar.wal.WalName;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sends the segments that wait behind the one PostgreSQL has asked for, and marks in the spool which are stored, so
 * that their own calls need not send them.
 */
public final class LookAhead {

    private static final Logger LOG = Logger.getLogger(LookAhead.class);

    private final SentSegments sent;
    private final SpoolSweep sweep;
    private final int limit;

    /**
     * @param limit how many further segments are sent at most
     */
    public LookAhead(SentSegments sent, SpoolSweep sweep, int limit) {
        this.sent = sent;
        this.sweep = sweep;
        this.limit = limit;
    }

    /** Archives one file. */
    @FunctionalInterface
    public interface Archiving {
        /** Returns when the file is durable in the store; throws when it is not, or other content is. */
        void archive(Path file, WalName name) throws Exception;
    }

    /**
     * Sends what is ready. To be called when the segment itself is stored: whatever fails here is only logged.
     *
     * @param segment that was archived
     * @param threads how many segments are sent at the same time
     * @param took how long the segment itself took
     * @throws InterruptedIOException when the calling thread is interrupted
     */
    public void after(Path segment, WalName name, int threads, Duration took, Archiving archiving)
            throws InterruptedIOException {
        ReadySegments ready = ReadySegments.beside(segment);
        List<WalName> waiting = List.of();
        try {
            waiting = name.kind() == WalName.Kind.SEGMENT ? ready.after(name, limit) : waiting;
            sent.folder().create();
            sweep.run();
        } catch (IOException e) {
            LOG.warnf("no WAL is sent ahead: the spool cannot be used: %s", e);
            return;
        }
        new AheadWorkers(threads).run(waiting, took, next -> {
            send(next, ready, archiving);
            return true;
        });
    }

    private void send(WalName name, ReadySegments ready, Archiving archiving) throws Exception {
        Path file = ready.file(name);
        FileIdentity before = FileIdentity.of(file);
        if (sent.isSent(before, name)) {
            return;
        }
        archiving.archive(file, name);
        if (ready.isReady(name.text()) && FileIdentity.of(file).equals(before)) {
            sent.add(name, before);
            LOG.infof("'%s' was sent ahead", name);
        }
    }
}
