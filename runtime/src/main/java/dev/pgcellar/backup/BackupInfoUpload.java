package dev.pgcellar.backup;

import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupInfoFormat;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.Tag;
import dev.pgcellar.spi.WriteOptions;
import java.time.Clock;
import java.util.List;

/**
 * Writes the metadata of a backup, the last object of every backup: from then on it is visible.
 */
final class BackupInfoUpload {

    private final ObjectStore store;
    private final ServerLayout layout;
    private final List<Tag> tags;

    BackupInfoUpload(ObjectStore store, ServerLayout layout, List<Tag> tags) {
        this.store = store;
        this.layout = layout;
        this.tags = tags;
    }

    void write(BackupInfo info) throws StoreException {
        write(info.id(), new BackupInfoFormat(Clock.systemDefaultZone()).write(info));
    }

    /** Writes metadata that are in their text form already. */
    void write(BackupId id, byte[] text) throws StoreException {
        store.put(layout.backupInfo(id.text()), Payload.of(text), WriteOptions.DEFAULT.withTags(tags));
    }
}
