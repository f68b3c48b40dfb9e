package dev.pgcellar.snapshot;

import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotObserver;
import dev.pgcellar.spi.TakenSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Keeps account of the snapshots that exist because of a backup, so that none is forgotten when it fails. */
final class TakenSnapshots implements SnapshotObserver {

    private static final Logger LOG = Logger.getLogger(TakenSnapshots.class);
    private static final int COMPLETE = 100;

    private final DiskSnapshots snapshots;
    private final Map<String, TakenSnapshot> byIdentifier = new LinkedHashMap<>();
    private final Map<String, Integer> percentByName = new LinkedHashMap<>();

    TakenSnapshots(DiskSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public void exists(TakenSnapshot snapshot) {
        String identifier = snapshots.identifier(snapshot.properties()).orElse(snapshot.name());
        if (byIdentifier.put(identifier, snapshot) == null) {
            LOG.infof(
                    "snapshot '%s' of disk '%s' is begun",
                    snapshot.name(), snapshot.volume().disk());
        }
    }

    @Override
    public void progressed(String name, int percent) {
        Integer before = percentByName.put(name, percent);
        if (before == null || before != percent) {
            LOG.infof(percent == COMPLETE ? "snapshot '%s' is complete" : "snapshot '%s': %d %%", name, percent);
        }
    }

    /** All that exist, in the order of their beginning. */
    List<TakenSnapshot> all() {
        return List.copyOf(byIdentifier.values());
    }

    /** Their names, for a message. */
    String names() {
        return byIdentifier.entrySet().stream()
                .map(entry -> entry.getKey().equals(entry.getValue().name())
                        ? "'" + entry.getKey() + "'"
                        : "'" + entry.getValue().name() + "' (" + entry.getKey() + ")")
                .collect(Collectors.joining(", "));
    }

    /** Deletes them. Those that cannot be deleted remain in the account, and the reason is logged. */
    void delete() {
        for (Map.Entry<String, TakenSnapshot> entry : List.copyOf(byIdentifier.entrySet())) {
            String name = entry.getValue().name();
            try {
                snapshots.delete(entry.getValue().properties());
                byIdentifier.remove(entry.getKey());
                LOG.infof("snapshot '%s' of the failed backup is deleted", name);
            } catch (SnapshotException e) {
                LOG.warnf("snapshot '%s' of the failed backup could not be deleted: %s", name, e.getMessage());
            } catch (InterruptedException e) {
                LOG.warnf("snapshot '%s' of the failed backup was not deleted: interrupted", name);
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
