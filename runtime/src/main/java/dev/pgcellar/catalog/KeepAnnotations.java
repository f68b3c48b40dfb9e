package dev.pgcellar.catalog;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keep annotations of a server's backups. Where the URL ends in a slash, annotations that other tools wrote under
 * the doubled slash count too (contract 07 no. 12).
 */
public final class KeepAnnotations {

    private static final ByteRange START = new ByteRange(0, 4096);
    private static final String SUFFIX = "/annotations/keep";

    private final ObjectStore store;
    private final ServerLayout layout;

    public KeepAnnotations(ObjectStore store, ServerLayout layout) {
        this.store = store;
        this.layout = layout;
    }

    /**
     * Reads the annotation of a backup, which need not exist.
     *
     * @return the first line of the annotation; empty when there is none
     */
    public Optional<KeepTarget> read(BackupId id) throws StoreException {
        return readFirst(keys(id));
    }

    /**
     * Reads the annotations of several backups: one listing of all backups, and one read for each that has one.
     *
     * @return the backups that have an annotation, in the given order
     */
    public Map<BackupId, KeepTarget> readAll(Collection<BackupId> ids) throws StoreException {
        Map<BackupId, KeepTarget> targets = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return targets;
        }
        Set<String> present = annotationKeys();
        for (BackupId id : ids) {
            readFirst(keys(id).stream().filter(present::contains).toList()).ifPresent(found -> targets.put(id, found));
        }
        return targets;
    }

    /**
     * Writes the annotation of a backup, in place of an earlier one. Without tags and encryption options (contract 00
     * section 3).
     */
    public void write(BackupId id, KeepTarget target) throws StoreException {
        store.put(
                layout.keepAnnotation(id.text()),
                Payload.of(target.text().getBytes(StandardCharsets.UTF_8)),
                WriteOptions.DEFAULT);
    }

    /** Deletes the annotation of a backup; neither needs to exist. */
    public void release(BackupId id) throws StoreException {
        List<DeleteFailure> failures = store.delete(keys(id));
        if (!failures.isEmpty()) {
            DeleteFailure first = failures.get(0);
            throw new StoreErrorException("cannot delete '" + first.key() + "': " + first.reason(), true, null);
        }
    }

    private Set<String> annotationKeys() throws StoreException {
        Set<String> keys = new HashSet<>();
        addAnnotationKeys(layout.backupsPrefix(), keys);
        if (!layout.backupsPrefixWithDoubleSlash().equals(layout.backupsPrefix())) {
            addAnnotationKeys(layout.backupsPrefixWithDoubleSlash(), keys);
        }
        return keys;
    }

    private void addAnnotationKeys(String prefix, Set<String> keys) throws StoreException {
        ObjectListing objects = store.list(prefix);
        while (objects.hasNext()) {
            if (objects.next() instanceof ObjectInfo object && object.key().endsWith(SUFFIX)) {
                keys.add(object.key());
            }
        }
    }

    /** Where the annotation of a backup may be, the canonical key first. */
    private List<String> keys(BackupId id) {
        return Stream.of(layout.keepAnnotation(id.text()), layout.keepAnnotationWithDoubleSlash(id.text()))
                .distinct()
                .toList();
    }

    private Optional<KeepTarget> readFirst(Collection<String> keys) throws StoreException {
        for (String key : keys) {
            Optional<KeepTarget> target = readKey(key);
            if (target.isPresent()) {
                return target;
            }
        }
        return Optional.empty();
    }

    private Optional<KeepTarget> readKey(String key) throws StoreException {
        Optional<ObjectContent> found = store.get(key, START);
        return found.isEmpty() ? Optional.empty() : Optional.of(firstLine(key, found.get()));
    }

    private static KeepTarget firstLine(String key, ObjectContent opened) throws StoreException {
        try (ObjectContent content = opened) {
            String text = new String(content.stream().readAllBytes(), StandardCharsets.UTF_8);
            return new KeepTarget(text.lines().findFirst().orElse(""));
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw new StoreErrorException("reading '" + key + "' failed: " + e.getMessage(), true, e);
        }
    }
}
