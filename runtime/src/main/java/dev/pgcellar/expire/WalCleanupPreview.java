package dev.pgcellar.expire;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Says which WAL several deletions would delete, each file at the first deletion that sets it free, a folder at each
 * (contract 07 no. 47). One pass over the folders that matter finds out which files go with which deletion. Of more than
 * {@value #MOST_HELD} files only the folders are held, which are listed once more then.
 */
final class WalCleanupPreview {

    private static final Logger LOG = Logger.getLogger(WalCleanupPreview.class);
    private static final int MOST_HELD = 50_000;

    private final int mostHeld;
    private final ArchivedWal archive;
    private final List<WalCleanupRule> rules;
    private final List<WalDirectory> clearable = new ArrayList<>();
    private final Map<Integer, Set<String>> foldersOfDeletion = new HashMap<>();
    private final Map<Integer, List<String>> keysOfDeletion = new HashMap<>();
    private int found;

    /**
     * @param rules of the deletions, in their order
     */
    WalCleanupPreview(ObjectStore store, ServerLayout layout, List<WalCleanupRule> rules) {
        this(store, layout, rules, MOST_HELD);
    }

    /**
     * @param mostHeld how many keys are held in memory
     */
    WalCleanupPreview(ObjectStore store, ServerLayout layout, List<WalCleanupRule> rules, int mostHeld) {
        this.mostHeld = mostHeld;
        this.archive = new ArchivedWal(store, layout);
        this.rules = List.copyOf(rules);
    }

    /** Looks at the archive; comes first. */
    void survey() throws StoreException {
        if (rules.stream().allMatch(WalCleanupRule.NOTHING::equals)) {
            return;
        }
        Optional<List<String>> folders = archive.folders();
        if (folders.isPresent()) {
            survey(folders.get());
        }
    }

    private void survey(List<String> folders) throws StoreException {
        clearable.addAll(archive.clearable(folders));
        try (ArchivedWal.Entries entries = archive.entries(WalCleanupRule.concerned(rules, folders))) {
            for (var entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                OptionalInt deletion = deletionOf(entry.get());
                if (deletion.isPresent()) {
                    hold(deletion.getAsInt(), entry.get());
                }
            }
        } catch (StoreException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            LOG.errorf("not all obsolete WAL could be found: %s", e.getMessage());
        }
    }

    private void hold(int deletion, ArchivedWal.Entry entry) {
        foldersOfDeletion
                .computeIfAbsent(deletion, place -> new LinkedHashSet<>())
                .add(entry.folder());
        found++;
        if (found <= mostHeld) {
            keysOfDeletion.computeIfAbsent(deletion, place -> new ArrayList<>()).add(entry.key());
        } else {
            keysOfDeletion.clear();
        }
    }

    /**
     * Says what one deletion would delete.
     *
     * @param deletion the place of its rule
     */
    void show(int deletion, DeletionPreview preview) throws StoreException {
        clearable.stream()
                .filter(directory -> rules.get(deletion).clears(directory))
                .forEach(directory -> preview.prefix(archive.prefix(directory.name())));
        try (DeletionPreview.Keys keys = preview.objects()) {
            if (found <= mostHeld) {
                keysOfDeletion.getOrDefault(deletion, List.of()).forEach(keys::add);
                return;
            }
            Set<String> folders = foldersOfDeletion.getOrDefault(deletion, Set.of());
            for (String folder : folders) {
                try (ArchivedWal.Entries entries =
                        folder.isEmpty() ? archive.entries(List.of()) : archive.ofFolder(folder)) {
                    show(deletion, entries, keys);
                }
            }
        }
    }

    private void show(int deletion, ArchivedWal.Entries entries, DeletionPreview.Keys keys) throws StoreException {
        for (var entry = entries.next(); entry.isPresent(); entry = entries.next()) {
            OptionalInt first = deletionOf(entry.get());
            if (first.isPresent() && first.getAsInt() == deletion) {
                keys.add(entry.get().key());
            }
        }
    }

    /** The first deletion that takes this file by its name, and not with its folder. */
    private OptionalInt deletionOf(ArchivedWal.Entry entry) {
        if (entry.name().isEmpty()) {
            return OptionalInt.empty();
        }
        return IntStream.range(0, rules.size())
                .filter(place -> rules.get(place).removes(entry.name().get()) && !goesWithFolder(place, entry.folder()))
                .findFirst();
    }

    private boolean goesWithFolder(int place, String folder) {
        return !clearable.isEmpty()
                && WalDirectory.parse(folder)
                        .filter(directory -> rules.get(place).clears(directory))
                        .isPresent();
    }
}
