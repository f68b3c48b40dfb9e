package dev.pgcellar.dashboard.retention;

import dev.pgcellar.expire.DeletionPreview;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the objects that a deletion would delete, and holds the first of their keys.
 */
final class DeletionObjects implements DeletionPreview {

    private static final int MOST_KEYS = 1000;

    private final String walsPrefix;
    private final Runnable counted;
    private final List<String> keys = new ArrayList<>();
    private long backupObjects;
    private long walObjects;
    private long snapshotBackups;

    /**
     * @param walsPrefix tells WAL from the objects of backups
     * @param counted is run at each object
     */
    DeletionObjects(String walsPrefix, Runnable counted) {
        this.walsPrefix = walsPrefix;
        this.counted = counted;
    }

    /** What it was told so far. */
    Deletions.Objects found() {
        return new Deletions.Objects(
                backupObjects,
                walObjects,
                snapshotBackups,
                List.copyOf(keys),
                keys.size() >= walObjects + backupObjects);
    }

    @Override
    public void snapshots() {
        snapshotBackups++;
    }

    @Override
    public void object(String key) {
        if (key.startsWith(walsPrefix)) {
            walObjects++;
        } else {
            backupObjects++;
        }
        if (keys.size() < MOST_KEYS) {
            keys.add(key);
        }
        counted.run();
    }

    @Override
    public void prefix(String prefix) {
        object(prefix);
    }

    @Override
    public Keys objects() {
        return new Keys() {
            @Override
            public void add(String key) {
                object(key);
            }

            @Override
            public void close() {
                // Nothing is held for a list.
            }
        };
    }
}
