package dev.pgcellar.it.interop;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * A {@code backup.info} as the packaged peer can read it. The peer refuses a record with a field it does not know
 * (contract 02 section 4), and releases after 3.4.0 added six, which release 3.17 always writes.
 */
final class OlderRecord {

    /** Known to release 3.17 but not to 3.4.0. */
    static final Set<String> NEWER_FIELDS = Set.of(
            "children_backup_ids", "cluster_size", "data_checksums", "encryption", "parent_backup_id", "summarize_wal");

    private OlderRecord() {}

    /** The record without the newer fields. */
    static String of(String record) {
        return record.lines()
                .filter(line -> !NEWER_FIELDS.contains(line.split("=", 2)[0]))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
