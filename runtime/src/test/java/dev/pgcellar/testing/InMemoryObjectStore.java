package dev.pgcellar.testing;

import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.CommonPrefix;
import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.ListEntry;
import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.PagedObjectListing;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreLimits;
import dev.pgcellar.spi.WriteCondition;
import dev.pgcellar.spi.WriteOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/**
 * A test double: one container in memory. The real stores are extensions of this module, so its tests cannot have them.
 * Pages are tiny, so that every listing crosses them. Subclasses may override methods to make them fail.
 */
public class InMemoryObjectStore implements ObjectStore {

    private static final int SMALL_PAGE = 2;
    private static final StoreLimits LIMITS = new StoreLimits(10_000, 1, 1L << 30, 1L << 40, 1000);
    private static final Comparator<String> UTF8_ORDER =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>(UTF8_ORDER);

    private final int page;

    public InMemoryObjectStore() {
        this(SMALL_PAGE);
    }

    /**
     * @param page how many entries a listing fetches at once
     */
    public InMemoryObjectStore(int page) {
        this.page = page;
    }

    /** Puts a text object. */
    public InMemoryObjectStore with(String key, String content) {
        return with(key, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts an object. */
    public InMemoryObjectStore with(String key, byte[] content) {
        objects.put(key, content.clone());
        return this;
    }

    /** All keys, in ascending order. */
    public Collection<String> keys() {
        return List.copyOf(objects.keySet());
    }

    @Override
    public StoreLimits limits() {
        return LIMITS;
    }

    @Override
    public Optional<ObjectInfo> head(String key) throws StoreException {
        return Optional.ofNullable(objects.get(key)).map(content -> info(key, content));
    }

    @Override
    public Optional<ObjectContent> get(String key) throws StoreException {
        return Optional.ofNullable(objects.get(key)).map(content -> content(key, content, 0, content.length));
    }

    @Override
    public Optional<ObjectContent> get(String key, ByteRange range) throws StoreException {
        return Optional.ofNullable(objects.get(key)).map(content -> {
            int start = (int) Math.min(range.offset(), content.length);
            return content(key, content, start, (int) Math.min(range.length(), content.length - start));
        });
    }

    private static ObjectContent content(String key, byte[] bytes, int offset, int length) {
        return new ObjectContent(key, new ByteArrayInputStream(bytes, offset, length), length);
    }

    private static ObjectInfo info(String key, byte[] content) {
        return new ObjectInfo(key, content.length, Instant.EPOCH);
    }

    @Override
    public PutOutcome put(String key, Payload payload, WriteOptions options) throws StoreException {
        byte[] content = bytes(payload);
        if (options.condition() == WriteCondition.NONE) {
            objects.put(key, content);
            return PutOutcome.WRITTEN;
        }
        return objects.putIfAbsent(key, content) == null ? PutOutcome.WRITTEN : PutOutcome.ALREADY_EXISTS;
    }

    private static byte[] bytes(Payload payload) throws StoreException {
        try (InputStream in = payload.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new StoreErrorException("the payload cannot be read: " + e.getMessage(), false, e);
        }
    }

    @Override
    public MultipartUpload startMultipartUpload(String key, long partSize, WriteOptions options) {
        Map<Integer, byte[]> parts = new TreeMap<>();
        return new MultipartUpload() {
            @Override
            public synchronized void uploadPart(int number, Payload part) throws StoreException {
                parts.put(number, bytes(part));
            }

            @Override
            public synchronized PutOutcome complete() throws StoreException {
                ByteArrayOutputStream whole = new ByteArrayOutputStream();
                parts.values().forEach(whole::writeBytes);
                return put(key, Payload.of(whole.toByteArray()), options);
            }

            @Override
            public synchronized void abort() {
                parts.clear();
            }
        };
    }

    @Override
    public ObjectListing list(String prefix) {
        return paged(prefix, entry -> info(entry.getKey(), entry.getValue()));
    }

    @Override
    public ObjectListing listLevel(String prefix) {
        return paged(prefix, entry -> levelEntry(prefix, entry));
    }

    private static ListEntry levelEntry(String prefix, Map.Entry<String, byte[]> entry) {
        int slash = entry.getKey().indexOf('/', prefix.length());
        return slash < 0
                ? info(entry.getKey(), entry.getValue())
                : new CommonPrefix(entry.getKey().substring(0, slash + 1));
    }

    /** A page begins after the last entry of the one before, so that objects may go while they are listed. */
    private ObjectListing paged(String prefix, Function<Map.Entry<String, byte[]>, ListEntry> entryOf) {
        return new PagedObjectListing() {
            @Override
            protected Page fetch(Optional<String> continuation) {
                Set<ListEntry> entries = new LinkedHashSet<>();
                for (Map.Entry<String, byte[]> object :
                        objects.tailMap(continuation.orElse(prefix), true).entrySet()) {
                    if (!object.getKey().startsWith(prefix)) {
                        break;
                    }
                    ListEntry entry = entryOf.apply(object);
                    if (continuation.filter(name(entry)::equals).isEmpty()) {
                        entries.add(entry);
                    }
                    if (entries.size() > page) {
                        break;
                    }
                }
                List<ListEntry> fetched = entries.stream().limit(page).toList();
                return new Page(
                        fetched, entries.size() > page ? Optional.of(name(fetched.get(page - 1))) : Optional.empty());
            }
        };
    }

    private static String name(ListEntry entry) {
        return entry instanceof CommonPrefix common ? common.prefix() : ((ObjectInfo) entry).key();
    }

    @Override
    public List<DeleteFailure> delete(List<String> keys) throws StoreException {
        keys.forEach(objects::remove);
        return List.of();
    }

    @Override
    public boolean containerExists() throws StoreException {
        return true;
    }

    @Override
    public void createContainer() throws StoreException {}

    @Override
    public void close() {}
}
