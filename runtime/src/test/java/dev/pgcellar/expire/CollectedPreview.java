package dev.pgcellar.expire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Remembers what a deletion would delete. */
final class CollectedPreview implements DeletionPreview {

    private final List<String> keys = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();

    /** All keys named so far, one by one and not by a prefix. */
    List<String> keys() {
        return keys;
    }

    /** Those of the given keys that would be deleted. */
    Set<String> of(Collection<String> existing) {
        Set<String> deleted = new TreeSet<>(keys);
        existing.stream()
                .filter(key -> prefixes.stream().anyMatch(key::startsWith))
                .forEach(deleted::add);
        return deleted;
    }

    @Override
    public void snapshots() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void object(String key) {
        keys.add(key);
    }

    @Override
    public void prefix(String prefix) {
        prefixes.add(prefix);
    }

    @Override
    public Keys objects() {
        return new Keys() {
            @Override
            public void add(String key) {
                keys.add(key);
            }

            @Override
            public void close() {}
        };
    }
}
