package dev.pgcellar.expire;

import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Deletes keys as they come, a batch at a time; only one batch is held. Keys that the store does not delete are logged
 * and counted, and do not keep later ones from being tried.
 */
final class DeletionBatches {

    private static final Logger LOG = Logger.getLogger(DeletionBatches.class);

    private final ObjectStore store;
    private final int size;
    private final List<String> batch = new ArrayList<>();
    private long failures;

    /**
     * @param size keys a batch; brought into the range that the store accepts
     */
    DeletionBatches(ObjectStore store, int size) {
        this.store = store;
        this.size = Math.max(1, Math.min(size, store.limits().maxDeleteBatch()));
    }

    void add(String key) throws StoreException {
        batch.add(key);
        if (batch.size() >= size) {
            flush();
        }
    }

    /** Deletes what is left. */
    void flush() throws StoreException {
        if (batch.isEmpty()) {
            return;
        }
        List<String> keys = List.copyOf(batch);
        batch.clear();
        List<DeleteFailure> failed = store.delete(keys);
        failed.forEach(failure -> LOG.errorf("cannot delete '%s': %s", failure.key(), failure.reason()));
        failures += failed.size();
    }

    /** How many keys could not be deleted so far. */
    long failures() {
        return failures;
    }
}
