package dev.pgcellar.tck;

import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotObserver;
import dev.pgcellar.spi.TakenSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps what a provider reports. */
final class ObservedSnapshots implements SnapshotObserver {

    private static final int COMPLETE = 100;

    private final DiskSnapshots snapshots;
    private final Map<String, TakenSnapshot> existing = new LinkedHashMap<>();
    private final List<String> complete = new ArrayList<>();
    private Thread interrupted;

    ObservedSnapshots(DiskSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** Interrupts a thread at the first report. */
    void interruptWhenFirstExists(Thread thread) {
        interrupted = thread;
    }

    @Override
    public void exists(TakenSnapshot snapshot) {
        existing.put(snapshots.identifier(snapshot.properties()).orElseThrow(), snapshot);
        if (interrupted != null) {
            interrupted.interrupt();
            interrupted = null;
        }
    }

    @Override
    public void progressed(String name, int percent) {
        if (percent == COMPLETE) {
            complete.add(name);
        }
    }

    Set<String> identifiers() {
        return existing.keySet();
    }

    List<String> complete() {
        return complete;
    }

    void deleteAll() throws SnapshotException, InterruptedException {
        for (TakenSnapshot snapshot : existing.values()) {
            snapshots.delete(snapshot.properties());
        }
    }
}
