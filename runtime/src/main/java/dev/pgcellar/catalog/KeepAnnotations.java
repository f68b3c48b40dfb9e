package dev.pgcellar.catalog;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        Optional<KeepTarget> canonical = readKey(layout.keepAnnotation(id.text()));
        return canonical.isPresent() ? canonical : readDoubled(id);
    }

    /**
     * Reads the annotations of several backups: one listing, and one read for each that has one.
     *
     * @return the backups that have an annotation, in the given order
     */
    public Map<BackupId, KeepTarget> readAll(Collection<BackupId> ids) throws StoreException {
        Map<BackupId, KeepTarget> targets = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return targets;
        }
        Set<String> keys = annotationKeys();
        for (BackupId id : ids) {
            String key = layout.keepAnnotation(id.text());
            Optional<KeepTarget> canonical = keys.contains(key) ? readKey(key) : Optional.empty();
            Optional<KeepTarget> target = canonical.isPresent() ? canonical : readDoubled(id);
            target.ifPresent(found -> targets.put(id, found));
        }
        return targets;
    }

    private Set<String> annotationKeys() throws StoreException {
        Set<String> keys = new HashSet<>();
        ObjectListing objects = store.list(layout.backupsPrefix());
        while (objects.hasNext()) {
            if (objects.next() instanceof ObjectInfo object && object.key().endsWith(SUFFIX)) {
                keys.add(object.key());
            }
        }
        return keys;
    }

    private Optional<KeepTarget> readDoubled(BackupId id) throws StoreException {
        String key = layout.keepAnnotationWithDoubleSlash(id.text());
        return key.equals(layout.keepAnnotation(id.text())) ? Optional.empty() : readKey(key);
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
