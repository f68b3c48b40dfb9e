package dev.pgcellar.testsupport.gcs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** All buckets, and the objects in them in the order of their names' UTF-8 bytes. */
final class Buckets {

    private static final Comparator<String> ORDER = (left, right) -> Arrays.compareUnsigned(utf8(left), utf8(right));
    private static final int LONGEST_NAME = 1024;

    private final Map<String, NavigableMap<String, StoredObject>> objectsByBucket = new ConcurrentHashMap<>();
    private final AtomicLong generations = new AtomicLong(1_600_000_000_000_000L);

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** False when it exists already. */
    boolean create(String bucket) {
        return objectsByBucket.putIfAbsent(bucket, new TreeMap<>(ORDER)) == null;
    }

    void require(String bucket) {
        objects(bucket);
    }

    private NavigableMap<String, StoredObject> objects(String bucket) {
        NavigableMap<String, StoredObject> objects = objectsByBucket.get(bucket);
        if (objects == null) {
            throw Refusal.noBucket();
        }
        return objects;
    }

    /** Refuses what no object may be called. */
    static void requireName(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..") || utf8(name).length > LONGEST_NAME) {
            throw Refusal.invalid("Invalid object name.");
        }
    }

    Optional<StoredObject> find(String bucket, String name) {
        NavigableMap<String, StoredObject> objects = objects(bucket);
        synchronized (objects) {
            return Optional.ofNullable(objects.get(name));
        }
    }

    StoredObject require(String bucket, String name) {
        return find(bucket, name).orElseThrow(() -> Refusal.noObject(bucket, name));
    }

    /** A copy of all objects from a name on. */
    NavigableMap<String, StoredObject> from(String bucket, String name) {
        NavigableMap<String, StoredObject> objects = objects(bucket);
        synchronized (objects) {
            return new TreeMap<>(objects.tailMap(name, true));
        }
    }

    /** Refuses unless the object has this generation; 0 stands for none. */
    void requireGeneration(String bucket, String name, String generation) {
        long actual = find(bucket, name).map(StoredObject::generation).orElse(0L);
        if (generation != null && actual != Long.parseLong(generation)) {
            throw Refusal.precondition();
        }
    }

    /**
     * @param generationMatch null for no condition
     */
    StoredObject write(
            String bucket,
            String name,
            Content content,
            Map<String, String> metadata,
            String kmsKeyName,
            String generationMatch) {
        requireName(name);
        NavigableMap<String, StoredObject> objects = objects(bucket);
        synchronized (objects) {
            requireGeneration(bucket, name, generationMatch);
            StoredObject object = new StoredObject(
                    bucket,
                    name,
                    content,
                    generations.incrementAndGet(),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS),
                    Map.copyOf(metadata),
                    kmsKeyName);
            objects.put(name, object);
            return object;
        }
    }

    /** Replaces an object's metadata, which makes no new generation. */
    StoredObject describe(String bucket, String name, Map<String, String> metadata) {
        NavigableMap<String, StoredObject> objects = objects(bucket);
        synchronized (objects) {
            StoredObject old = require(bucket, name);
            StoredObject described = new StoredObject(
                    bucket,
                    name,
                    old.content(),
                    old.generation(),
                    old.created(),
                    Map.copyOf(metadata),
                    old.kmsKeyName());
            objects.put(name, described);
            return described;
        }
    }

    /**
     * @param generation null for any
     */
    void delete(String bucket, String name, String generation) {
        NavigableMap<String, StoredObject> objects = objects(bucket);
        synchronized (objects) {
            StoredObject object = require(bucket, name);
            if (generation != null && object.generation() != Long.parseLong(generation)) {
                throw Refusal.noObject(bucket, name);
            }
            objects.remove(name);
        }
    }
}
