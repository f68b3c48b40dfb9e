package dev.pgcellar.expire;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.wal.WalName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Deletes the WAL that deleted backups set free (contract 03 section 8.3): in one pass for all of them over the
 * folders that they may concern, several at once.
 */
final class WalCleanup {

    private static final Logger LOG = Logger.getLogger(WalCleanup.class);

    private final ArchivedWal archive;
    private final List<WalCleanupRule> rules;
    private final DeletionBatches folders;
    private final DeletionBatches files;
    private boolean filesGivenUp;

    /**
     * @param rules of the deleted backups
     * @param batchSize for single files; whole folders go by the largest batches that the store takes
     */
    WalCleanup(ObjectStore store, ServerLayout layout, Collection<WalCleanupRule> rules, int batchSize) {
        this.archive = new ArchivedWal(store, layout);
        this.rules = rules.stream()
                .filter(rule -> !rule.equals(WalCleanupRule.NOTHING))
                .toList();
        this.folders = new DeletionBatches(store, store.limits().maxDeleteBatch());
        this.files = new DeletionBatches(store, batchSize);
    }

    /**
     * Deletes them. A failure with single files is logged and left to the next deletion (contract 07 no. 34).
     *
     * @throws StoreException when the folders to clear could not be listed, or not be cleared
     */
    void run() throws StoreException {
        if (rules.isEmpty()) {
            return;
        }
        Optional<List<String>> all = archive.folders();
        if (all.isPresent()) {
            clean(all.get());
        }
    }

    private void clean(List<String> all) throws StoreException {
        Set<String> cleared = archive.clearable(all).stream()
                .filter(directory -> rules.stream().anyMatch(rule -> rule.clears(directory)))
                .map(WalDirectory::name)
                .collect(Collectors.toUnmodifiableSet());
        try (ArchivedWal.Entries entries = archive.entries(WalCleanupRule.concerned(rules, all))) {
            for (Optional<ArchivedWal.Entry> entry = next(entries); entry.isPresent(); entry = next(entries)) {
                delete(entry.get(), cleared);
            }
        }
        deleteFile(files::flush);
        if (files.failures() > 0) {
            LOG.errorf("%d files of obsolete WAL could not be deleted", files.failures());
        }
        folders.flush();
        if (folders.failures() > 0) {
            throw new StoreErrorException(
                    folders.failures() + " objects in folders of obsolete WAL could not be deleted", true, null);
        }
    }

    private void delete(ArchivedWal.Entry entry, Set<String> cleared) throws StoreException {
        if (cleared.contains(entry.folder())) {
            folders.add(entry.key());
        } else if (entry.name().filter(this::isFree).isPresent()) {
            deleteFile(() -> files.add(entry.key()));
        }
    }

    private boolean isFree(WalName name) {
        return rules.stream().anyMatch(rule -> rule.removes(name));
    }

    private static Optional<ArchivedWal.Entry> next(ArchivedWal.Entries entries) throws StoreException {
        try {
            return entries.next();
        } catch (StoreException e) {
            logUnlessInterrupted(e);
            return Optional.empty();
        }
    }

    /** Deletes, or has to wait for the rest of a batch. */
    @FunctionalInterface
    private interface Step {
        void run() throws StoreException;
    }

    private void deleteFile(Step step) throws StoreException {
        if (filesGivenUp) {
            return;
        }
        try {
            step.run();
        } catch (StoreException e) {
            logUnlessInterrupted(e);
            filesGivenUp = true;
        }
    }

    private static void logUnlessInterrupted(StoreException failure) throws StoreException {
        if (Thread.currentThread().isInterrupted()) {
            throw failure;
        }
        LOG.errorf("not all obsolete WAL could be deleted: %s", failure.getMessage());
    }
}
