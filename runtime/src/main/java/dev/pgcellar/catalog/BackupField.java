package dev.pgcellar.catalog;

import dev.pgcellar.catalog.literal.PythonValue.Dict;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The fields of {@code backup.info} (contract 02 section 1). No other field may ever be written: readers refuse a whole
 * catalog over one they do not know.
 *
 * @param <T> the type of the field's value
 */
final class BackupField<T> {

    private static final FieldType<String> TEXT = new FieldTypes.RawText();
    private static final FieldType<Long> WHOLE = new FieldTypes.Whole();
    private static final FieldType<OffsetDateTime> TIMESTAMP = new FieldTypes.Timestamp();

    static final BackupField<String> BACKUP_LABEL = new BackupField<>("backup_label", new FieldTypes.LiteralText());
    static final BackupField<String> BACKUP_NAME = new BackupField<>("backup_name", TEXT);
    static final BackupField<Long> BEGIN_OFFSET = new BackupField<>("begin_offset", WHOLE);
    static final BackupField<OffsetDateTime> BEGIN_TIME = new BackupField<>("begin_time", TIMESTAMP);
    static final BackupField<String> BEGIN_WAL = new BackupField<>("begin_wal", TEXT);
    static final BackupField<String> BEGIN_XLOG = new BackupField<>("begin_xlog", TEXT);
    static final BackupField<List<String>> CHILDREN_BACKUP_IDS =
            new BackupField<>("children_backup_ids", new FieldTypes.CommaSeparated());
    static final BackupField<Long> CLUSTER_SIZE = new BackupField<>("cluster_size", WHOLE);
    static final BackupField<String> COMPRESSION = new BackupField<>("compression", TEXT);
    static final BackupField<String> CONFIG_FILE = new BackupField<>("config_file", TEXT);
    static final BackupField<Dict> COPY_STATS = new BackupField<>("copy_stats", new FieldTypes.Dictionary());
    static final BackupField<String> DATA_CHECKSUMS = new BackupField<>("data_checksums", TEXT);
    static final BackupField<Long> DEDUPLICATED_SIZE = new BackupField<>("deduplicated_size", WHOLE);
    static final BackupField<String> ENCRYPTION = new BackupField<>("encryption", TEXT);
    static final BackupField<Long> END_OFFSET = new BackupField<>("end_offset", WHOLE);
    static final BackupField<OffsetDateTime> END_TIME = new BackupField<>("end_time", TIMESTAMP);
    static final BackupField<String> END_WAL = new BackupField<>("end_wal", TEXT);
    static final BackupField<String> END_XLOG = new BackupField<>("end_xlog", TEXT);
    static final BackupField<String> ERROR = new BackupField<>("error", TEXT);
    static final BackupField<String> HBA_FILE = new BackupField<>("hba_file", TEXT);
    static final BackupField<String> IDENT_FILE = new BackupField<>("ident_file", TEXT);
    static final BackupField<List<String>> INCLUDED_FILES = new BackupField<>("included_files", new FieldTypes.Texts());
    static final BackupField<String> MODE = new BackupField<>("mode", TEXT);
    static final BackupField<String> PARENT_BACKUP_ID = new BackupField<>("parent_backup_id", TEXT);
    static final BackupField<String> PGDATA = new BackupField<>("pgdata", TEXT);
    static final BackupField<String> SERVER_NAME = new BackupField<>("server_name", TEXT);
    static final BackupField<Long> SIZE = new BackupField<>("size", WHOLE);
    static final BackupField<SnapshotsInfo> SNAPSHOTS_INFO =
            new BackupField<>("snapshots_info", new FieldTypes.Snapshots());
    static final BackupField<String> STATUS = new BackupField<>("status", TEXT);
    static final BackupField<String> SUMMARIZE_WAL = new BackupField<>("summarize_wal", TEXT);
    static final BackupField<String> SYSTEMID = new BackupField<>("systemid", TEXT);
    static final BackupField<List<Tablespace>> TABLESPACES =
            new BackupField<>("tablespaces", new FieldTypes.Tablespaces());
    static final BackupField<Long> TIMELINE = new BackupField<>("timeline", WHOLE);
    static final BackupField<Long> VERSION = new BackupField<>("version", WHOLE);
    static final BackupField<Long> XLOG_SEGMENT_SIZE = new BackupField<>("xlog_segment_size", WHOLE);

    /** All fields, in the order in which they are written. */
    static final List<BackupField<?>> ALL = List.of(
            BACKUP_LABEL,
            BACKUP_NAME,
            BEGIN_OFFSET,
            BEGIN_TIME,
            BEGIN_WAL,
            BEGIN_XLOG,
            CHILDREN_BACKUP_IDS,
            CLUSTER_SIZE,
            COMPRESSION,
            CONFIG_FILE,
            COPY_STATS,
            DATA_CHECKSUMS,
            DEDUPLICATED_SIZE,
            ENCRYPTION,
            END_OFFSET,
            END_TIME,
            END_WAL,
            END_XLOG,
            ERROR,
            HBA_FILE,
            IDENT_FILE,
            INCLUDED_FILES,
            MODE,
            PARENT_BACKUP_ID,
            PGDATA,
            SERVER_NAME,
            SIZE,
            SNAPSHOTS_INFO,
            STATUS,
            SUMMARIZE_WAL,
            SYSTEMID,
            TABLESPACES,
            TIMELINE,
            VERSION,
            XLOG_SEGMENT_SIZE);

    private static final Map<String, BackupField<?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(BackupField::name, Function.identity()));

    private final String name;
    private final FieldType<T> type;

    private BackupField(String name, FieldType<T> type) {
        this.name = name;
        this.type = type;
    }

    static Optional<BackupField<?>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    String name() {
        return name;
    }

    FieldType<T> type() {
        return type;
    }

    /** Whether the field is left out when it is unset, instead of being written as unset. */
    boolean omittedWhenUnset() {
        return this == BACKUP_NAME || this == SNAPSHOTS_INFO;
    }

    @Override
    public String toString() {
        return name;
    }
}
