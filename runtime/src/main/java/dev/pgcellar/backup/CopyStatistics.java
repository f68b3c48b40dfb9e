package dev.pgcellar.backup;

import dev.pgcellar.catalog.literal.PythonValue;
import dev.pgcellar.catalog.literal.PythonValue.Dict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How long the archives of a backup took, for {@code copy_stats} (contract 02 section 3). Safe for use by many
 * threads.
 */
final class CopyStatistics {

    private static final double NANOS = 1e9;
    private static final double MICROS = 1e6;

    private final LongSupplier nanoClock;
    private final int workers;
    private final long created;
    private final Map<String, Item> items = new LinkedHashMap<>();

    /** Times of one archive and its continuations, in nanoseconds of the clock. */
    private static final class Item {
        private final long firstOpened;
        private long lastCompleted;
        private long busy;

        Item(long firstOpened) {
            this.firstOpened = firstOpened;
            this.lastCompleted = firstOpened;
        }
    }

    CopyStatistics(int workers, LongSupplier nanoClock) {
        this.workers = workers;
        this.nanoClock = nanoClock;
        this.created = nanoClock.getAsLong();
    }

    /** Notes that an archive, or a continuation of it, was begun; returns the time to hand to {@link #completed}. */
    synchronized long opened(String archive) {
        long now = nanoClock.getAsLong();
        items.computeIfAbsent(archive, name -> new Item(now));
        return now;
    }

    /** Notes that what was begun at a time is complete in the store. */
    synchronized void completed(String archive, long openedAt) {
        Item item = items.get(archive);
        item.lastCompleted = nanoClock.getAsLong();
        item.busy += item.lastCompleted - openedAt;
    }

    /** The values in the key order of the contract: seconds as doubles with microseconds, counts as integers. */
    synchronized Dict toDict() {
        Map<String, PythonValue> analysis = new LinkedHashMap<>();
        Map<String, PythonValue> copy = new LinkedHashMap<>();
        Map<String, PythonValue> serialized = new LinkedHashMap<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long busy = 0;
        for (Map.Entry<String, Item> entry : items.entrySet()) {
            Item item = entry.getValue();
            analysis.put(entry.getKey(), PythonValue.of(0));
            copy.put(entry.getKey(), seconds(item.lastCompleted - item.firstOpened));
            serialized.put(entry.getKey(), seconds(item.busy));
            first = Math.min(first, item.firstOpened - created);
            last = Math.max(last, item.lastCompleted - created);
            busy += item.busy;
        }
        Map<String, PythonValue> all = new LinkedHashMap<>();
        all.put("total_time", seconds(nanoClock.getAsLong() - created));
        all.put("number_of_workers", PythonValue.of(workers));
        all.put("analysis_time", PythonValue.of(0));
        all.put("analysis_time_per_item", PythonValue.dict(analysis));
        all.put("copy_time_per_item", PythonValue.dict(copy));
        all.put("serialized_copy_time_per_item", PythonValue.dict(serialized));
        all.put("copy_time", seconds(items.isEmpty() ? 0 : last - first));
        all.put("serialized_copy_time", seconds(busy));
        return PythonValue.dict(all);
    }

    private static PythonValue seconds(long nanos) {
        return PythonValue.of(Math.round(nanos / NANOS * MICROS) / MICROS);
    }
}
