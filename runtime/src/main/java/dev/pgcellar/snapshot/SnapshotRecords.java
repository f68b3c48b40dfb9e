package dev.pgcellar.snapshot;

import dev.pgcellar.catalog.SnapshotsInfo;
import dev.pgcellar.catalog.literal.PythonValue;
import dev.pgcellar.catalog.literal.PythonValue.Constant;
import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.TakenSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Carries what providers record into the metadata of a backup and back (contract 05 section 7).
 */
final class SnapshotRecords {

    private SnapshotRecords() {}

    /** Of a backup that succeeded: one snapshot for each volume. */
    static SnapshotsInfo ofBackup(String provider, List<TakenSnapshot> taken, List<MountedVolume> volumes) {
        Map<AttachedVolume, Mount> mounts =
                volumes.stream().collect(Collectors.toMap(MountedVolume::volume, MountedVolume::mount));
        return info(provider, taken, mounts::get);
    }

    /** Of a backup that failed: what is still there. */
    static SnapshotsInfo ofLeftovers(String provider, List<TakenSnapshot> taken) {
        return info(provider, taken, volume -> null);
    }

    /** Where the snapshots are is what the last of them says. */
    private static SnapshotsInfo info(
            String provider, List<TakenSnapshot> taken, Function<AttachedVolume, Mount> mounts) {
        return new SnapshotsInfo(
                provider,
                values(taken.get(taken.size() - 1).providerInfo()),
                taken.stream()
                        .map(snapshot -> snapshot(snapshot, mounts.apply(snapshot.volume())))
                        .toList());
    }

    private static SnapshotsInfo.Snapshot snapshot(TakenSnapshot snapshot, Mount mount) {
        return new SnapshotsInfo.Snapshot(
                mount == null ? Constant.NONE : PythonValue.of(mount.options()),
                mount == null ? Constant.NONE : PythonValue.of(mount.point()),
                values(snapshot.properties()));
    }

    private static Map<String, PythonValue> values(ProviderRecord record) {
        Map<String, PythonValue> values = new LinkedHashMap<>();
        record.values()
                .forEach((key, value) -> values.put(
                        key, value instanceof Long number ? PythonValue.of(number) : PythonValue.of((String) value)));
        return values;
    }

    /** What a provider recorded; values of other kinds than it writes are left out. */
    static ProviderRecord record(Map<String, PythonValue> values) {
        Map<String, Object> record = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (value instanceof PythonValue.Text text) {
                record.put(key, text.value());
            } else if (value instanceof PythonValue.Int number) {
                record.put(key, number.value().longValue());
            } else {
                record.put(key, null);
            }
        });
        return new ProviderRecord(record);
    }
}
