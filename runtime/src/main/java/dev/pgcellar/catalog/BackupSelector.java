package dev.pgcellar.catalog;

import dev.pgcellar.spi.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the backup that a command's BACKUP_ID argument means: an id, {@code latest}, {@code oldest},
 * {@code last-failed} and their synonyms, or a backup's name (contract 03 section 0).
 */
public final class BackupSelector {

    private final BackupCatalog catalog;

    public BackupSelector(BackupCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Finds the backup; an id is taken as it is, anything else needs the whole catalog.
     *
     * @throws UnknownFieldException as from {@link BackupCatalog#list}
     * @throws BackupSelectionException when no backup, or more than one, is meant
     */
    public BackupSelection select(String argument)
            throws StoreException, UnknownFieldException, BackupSelectionException {
        if (BackupId.hasForm(argument)) {
            return asGiven(argument);
        }
        CatalogListing listing = catalog.list();
        BackupSelection selection = select(argument, listing);
        List<String> warnings = new ArrayList<>(warnings(listing));
        warnings.addAll(selection.warnings());
        return new BackupSelection(selection.id(), warnings);
    }

    /**
     * Finds the backup in a catalog that was already read.
     *
     * @throws BackupSelectionException when no backup, or more than one, is meant
     */
    public static BackupSelection select(String argument, CatalogListing listing) throws BackupSelectionException {
        if (BackupId.hasForm(argument)) {
            return asGiven(argument);
        }
        Optional<BackupInfo> shortcut = shortcut(argument, listing.backups());
        BackupInfo chosen = shortcut.isPresent() ? shortcut.get() : named(argument, listing.backups());
        return new BackupSelection(chosen.id(), warnings(argument, chosen));
    }

    private static BackupSelection asGiven(String id) {
        return new BackupSelection(new BackupId(id), List.of());
    }

    private static Optional<BackupInfo> shortcut(String argument, List<BackupInfo> backups) {
        return switch (argument) {
            case "last", "latest" -> backups.stream().reduce((earlier, later) -> later);
            case "first", "oldest" -> backups.stream().findFirst();
            case "last-failed" ->
                backups.stream().filter(BackupSelector::isFailed).reduce((earlier, later) -> later);
            default -> Optional.empty();
        };
    }

    private static boolean isFailed(BackupInfo backup) {
        return backup.hasStatus(BackupStatus.FAILED);
    }

    private static BackupInfo named(String name, List<BackupInfo> backups) throws BackupSelectionException {
        List<BackupInfo> found = backups.stream()
                .filter(backup -> backup.backupName().filter(name::equals).isPresent())
                .toList();
        if (found.isEmpty()) {
            throw new BackupSelectionException(
                    "unknown backup '" + Excerpt.of(name) + "': no backup has this id or name");
        }
        if (found.size() > 1) {
            throw new BackupSelectionException("several backups have the name '" + Excerpt.of(name)
                    + "'; give one of their ids: "
                    + found.stream().map(backup -> backup.id().text()).collect(Collectors.joining(", ")));
        }
        return found.get(0);
    }

    private static List<String> warnings(CatalogListing listing) {
        return listing.unreadable().stream()
                .map(backup -> "unable to open backup.info of backup "
                        + Excerpt.of(backup.id().text()) + ": " + backup.reason())
                .toList();
    }

    private static List<String> warnings(String argument, BackupInfo chosen) {
        if (chosen.isDone() || argument.equals("last-failed")) {
            return List.of();
        }
        return List.of("'" + Excerpt.of(argument) + "' is backup " + chosen.id() + ", whose status is "
                + Excerpt.of(chosen.status().orElse("unknown")) + ", not DONE");
    }
}
