package dev.pgcellar.catalog;

import dev.pgcellar.catalog.literal.PythonValue;
import dev.pgcellar.catalog.literal.PythonValue.Constant;
import dev.pgcellar.catalog.literal.PythonValue.Dict;
import dev.pgcellar.catalog.literal.PythonValue.ListValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a snapshot backup consists of (contract 05 section 7).
 *
 * @param provider {@code aws}, {@code azure} or {@code gcp}
 * @param providerInfo where the snapshots live; keys in stored order, absent values as {@code None}
 * @param snapshots one for each disk
 */
public record SnapshotsInfo(String provider, Map<String, PythonValue> providerInfo, List<Snapshot> snapshots) {

    /**
     * A snapshot of one disk.
     *
     * @param mountOptions a string, or {@code None}
     * @param mountPoint a string, or {@code None}
     * @param provider what the provider says of it; keys in stored order, absent values as {@code None}
     */
    public record Snapshot(PythonValue mountOptions, PythonValue mountPoint, Map<String, PythonValue> provider) {
        public Snapshot {
            Objects.requireNonNull(mountOptions, "mountOptions");
            Objects.requireNonNull(mountPoint, "mountPoint");
            provider = Collections.unmodifiableMap(new LinkedHashMap<>(provider));
        }
    }

    private static final Map<String, List<String>> INFO_KEYS = Map.of(
            "aws", List.of("account_id", "region"),
            "azure", List.of("subscription_id", "resource_group"),
            "gcp", List.of("project"));

    private static final Map<String, List<String>> SNAPSHOT_KEYS = Map.of(
            "aws", List.of("device_name", "snapshot_id", "snapshot_name", "snapshot_lock_mode"),
            "azure", List.of("location", "lun", "snapshot_name"),
            "gcp", List.of("device_name", "snapshot_name", "snapshot_project"));

    public SnapshotsInfo {
        Objects.requireNonNull(provider, "provider");
        providerInfo = Collections.unmodifiableMap(new LinkedHashMap<>(providerInfo));
        snapshots = List.copyOf(snapshots);
    }

    /**
     * Reads the stored form: missing keys become {@code None}, unknown ones are dropped.
     *
     * @throws IllegalArgumentException when the provider is unknown or the structure is another
     */
    static SnapshotsInfo fromPython(Dict dict) {
        String provider = FieldTypes.text(value(dict, "provider"));
        if (!INFO_KEYS.containsKey(provider)) {
            throw new IllegalArgumentException("'" + Excerpt.of(provider) + "' is not a snapshot provider");
        }
        List<Snapshot> snapshots = FieldTypes.items(dict.get("snapshots").orElse(new ListValue(List.of()))).stream()
                .map(snapshot -> snapshot(FieldTypes.dict(snapshot), SNAPSHOT_KEYS.get(provider)))
                .toList();
        return new SnapshotsInfo(provider, pick(child(dict, "provider_info"), INFO_KEYS.get(provider)), snapshots);
    }

    private static Snapshot snapshot(Dict dict, List<String> providerKeys) {
        Dict mount = child(dict, "mount");
        return new Snapshot(
                value(mount, "mount_options"),
                value(mount, "mount_point"),
                pick(child(dict, "provider"), providerKeys));
    }

    private static Dict child(Dict dict, String key) {
        return dict.get(key).map(FieldTypes::dict).orElse(new Dict(Map.of()));
    }

    private static Map<String, PythonValue> pick(Dict dict, List<String> keys) {
        Map<String, PythonValue> picked = new LinkedHashMap<>();
        keys.forEach(key -> picked.put(key, value(dict, key)));
        return picked;
    }

    private static PythonValue value(Dict dict, String key) {
        return dict.get(key).orElse(Constant.NONE);
    }

    /** The stored form, with all keys in their order. */
    Dict toPython() {
        Map<String, PythonValue> dict = new LinkedHashMap<>();
        dict.put("provider", PythonValue.of(provider));
        dict.put("provider_info", PythonValue.dict(providerInfo));
        dict.put(
                "snapshots",
                new ListValue(snapshots.stream()
                        .<PythonValue>map(SnapshotsInfo::snapshotToPython)
                        .toList()));
        return PythonValue.dict(dict);
    }

    private static Dict snapshotToPython(Snapshot snapshot) {
        Map<String, PythonValue> mount = new LinkedHashMap<>();
        mount.put("mount_options", snapshot.mountOptions());
        mount.put("mount_point", snapshot.mountPoint());
        Map<String, PythonValue> dict = new LinkedHashMap<>();
        dict.put("mount", PythonValue.dict(mount));
        dict.put("provider", PythonValue.dict(snapshot.provider()));
        return PythonValue.dict(dict);
    }
}
