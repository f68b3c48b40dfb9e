package dev.pgcellar.catalog;

import dev.pgcellar.catalog.ArchivePart.Kind;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.CommonPrefix;
import dev.pgcellar.spi.ListEntry;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the archives of a backup among its objects (contract 01 section 5).
 */
public final class BackupArchives {

    private static final String DATA = "data";
    private static final String TAR = ".tar";
    private static final Set<String> KNOWN_SUFFIXES = Set.of("", ".gz", ".bz2", ".xz", ".snappy", ".zst", ".lz4");

    private final ObjectStore store;
    private final ServerLayout layout;
    private final Set<String> suffixes;

    /**
     * @param codecSuffixes the suffixes of this build's codecs; those of the contract are known in any case, so that a
     *     backup can be deleted without its codec
     */
    public BackupArchives(ObjectStore store, ServerLayout layout, Collection<String> codecSuffixes) {
        this.store = store;
        this.layout = layout;
        this.suffixes = new HashSet<>(KNOWN_SUFFIXES);
        this.suffixes.addAll(codecSuffixes);
    }

    /** Lists the archives of a backup. Objects that are no archives of it are passed over. */
    public BackupArchiveListing list(BackupInfo backup) throws StoreException {
        Map<String, List<ArchivePart>> parts = new LinkedHashMap<>();
        parts.put(DATA, new ArrayList<>());
        backup.tablespaces().forEach(tablespace -> parts.put(Long.toString(tablespace.oid()), new ArrayList<>()));
        List<String> unrecognised = new ArrayList<>();
        boolean sideObjects = false;
        ObjectListing objects = store.listLevel(layout.backupPrefix(backup.id().text()));
        while (objects.hasNext()) {
            ListEntry entry = objects.next();
            if (entry instanceof ObjectInfo object) {
                add(object, fileName(backup, object), parts, unrecognised);
            } else if (entry instanceof CommonPrefix folder) {
                sideObjects |= folder.prefix()
                        .equals(layout.sideObjectsPrefix(backup.id().text()));
            }
        }
        return listing(backup, parts, unrecognised, sideObjects);
    }

    private String fileName(BackupInfo backup, ObjectInfo object) {
        return object.key().substring(layout.backupPrefix(backup.id().text()).length());
    }

    private void add(
            ObjectInfo object, String fileName, Map<String, List<ArchivePart>> parts, List<String> unrecognised) {
        int nameEnd = endOfName(fileName);
        List<ArchivePart> archive = parts.get(fileName.substring(0, nameEnd));
        if (archive == null || nameEnd == fileName.length()) {
            return;
        }
        Kind kind = fileName.charAt(nameEnd) == '.' ? Kind.MAIN : Kind.CONTINUATION;
        codecSuffix(fileName.substring(nameEnd))
                .ifPresentOrElse(
                        suffix -> archive.add(new ArchivePart(object.key(), kind, object.size(), suffix)),
                        () -> unrecognised.add(object.key()));
    }

    /** The name of an archive ends before the first dot or underscore, so 16384 is not taken for 163840. */
    private static int endOfName(String fileName) {
        int end = 0;
        while (end < fileName.length() && fileName.charAt(end) != '.' && fileName.charAt(end) != '_') {
            end++;
        }
        return end;
    }

    private Optional<String> codecSuffix(String afterName) {
        int dot = afterName.indexOf('.');
        if (dot < 0 || !afterName.startsWith(TAR, dot)) {
            return Optional.empty();
        }
        return Optional.of(afterName.substring(dot + TAR.length())).filter(suffixes::contains);
    }

    private static BackupArchiveListing listing(
            BackupInfo backup, Map<String, List<ArchivePart>> parts, List<String> unrecognised, boolean sideObjects) {
        List<BackupArchive> archives = new ArrayList<>();
        parts.forEach((name, found) -> {
            found.sort(Comparator.comparing(ArchivePart::kind));
            archives.add(new BackupArchive(name, found));
        });
        if (backup.snapshotsInfo().isPresent()) {
            archives.removeIf(archive -> archive.parts().isEmpty());
            return new BackupArchiveListing(archives, List.of(), unrecognised, sideObjects);
        }
        List<String> missing = archives.stream()
                .filter(archive -> !archive.hasMain())
                .map(BackupArchive::name)
                .toList();
        return new BackupArchiveListing(archives, missing, unrecognised, sideObjects);
    }
}
