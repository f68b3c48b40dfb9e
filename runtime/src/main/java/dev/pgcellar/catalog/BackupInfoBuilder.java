package dev.pgcellar.catalog;

import dev.pgcellar.catalog.literal.PythonLiteral;
import dev.pgcellar.catalog.literal.PythonValue;
import dev.pgcellar.catalog.literal.PythonValue.Dict;
import dev.pgcellar.wal.SegmentSize;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the metadata of a backup. Null, an empty list and an empty dictionary unset a field, since the stored form
 * does not tell them apart. Not safe for use by several threads.
 */
public final class BackupInfoBuilder {

    private final Map<BackupField<?>, Object> values;
    private BackupId id;

    BackupInfoBuilder(BackupId id) {
        this(id, Map.of());
        status(BackupStatus.EMPTY);
        xlogSegmentSize(SegmentSize.DEFAULT.bytes());
    }

    BackupInfoBuilder(BackupId id, Map<BackupField<?>, Object> values) {
        this.id = id;
        this.values = new HashMap<>(values);
    }

    /** The metadata as collected so far. The builder may be used further. */
    public BackupInfo build() {
        return new BackupInfo(id, values);
    }

    <T> BackupInfoBuilder set(BackupField<T> field, T value) {
        if (value == null || field.type().isEmpty(value)) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
        return this;
    }

    /** Replaces the id. */
    public BackupInfoBuilder id(BackupId value) {
        id = value;
        return this;
    }

    /**
     * Makes it the record of a failed backup. The end time goes: readers that ignore the status take a backup with an
     * end time for a usable one.
     *
     * @param reason one line
     */
    public BackupInfoBuilder failed(String reason) {
        return status(BackupStatus.FAILED).error(reason).endTime(null);
    }

    /** Sets the content of the backup label file; null unsets it. */
    public BackupInfoBuilder backupLabel(String content) {
        return set(BackupField.BACKUP_LABEL, content == null ? null : PythonLiteral.format(PythonValue.of(content)));
    }

    /** Sets {@link BackupInfo#backupName()}; null unsets it. */
    public BackupInfoBuilder backupName(String value) {
        return set(BackupField.BACKUP_NAME, value);
    }

    /** Sets {@link BackupInfo#beginOffset()}; null unsets it. */
    public BackupInfoBuilder beginOffset(Long value) {
        return set(BackupField.BEGIN_OFFSET, value);
    }

    /** Sets {@link BackupInfo#beginTime()}; null unsets it. */
    public BackupInfoBuilder beginTime(OffsetDateTime value) {
        return set(BackupField.BEGIN_TIME, toMicroseconds(value));
    }

    /** Sets {@link BackupInfo#beginWal()}; null unsets it. */
    public BackupInfoBuilder beginWal(String value) {
        return set(BackupField.BEGIN_WAL, value);
    }

    /** Sets {@link BackupInfo#beginXlog()}; null unsets it. */
    public BackupInfoBuilder beginXlog(String value) {
        return set(BackupField.BEGIN_XLOG, value);
    }

    /** Sets {@link BackupInfo#childrenBackupIds()}. */
    public BackupInfoBuilder childrenBackupIds(List<String> values) {
        return set(BackupField.CHILDREN_BACKUP_IDS, List.copyOf(values));
    }

    /** Sets {@link BackupInfo#clusterSize()}; null unsets it. */
    public BackupInfoBuilder clusterSize(Long value) {
        return set(BackupField.CLUSTER_SIZE, value);
    }

    /** Sets {@link BackupInfo#compression()}; null unsets it. */
    public BackupInfoBuilder compression(String value) {
        return set(BackupField.COMPRESSION, value);
    }

    /** Sets {@link BackupInfo#configFile()}; null unsets it. */
    public BackupInfoBuilder configFile(String value) {
        return set(BackupField.CONFIG_FILE, value);
    }

    /** Sets {@link BackupInfo#copyStats()}; null unsets it. */
    public BackupInfoBuilder copyStats(Dict value) {
        return set(BackupField.COPY_STATS, value);
    }

    /** Sets {@link BackupInfo#dataChecksums()}; null unsets it. */
    public BackupInfoBuilder dataChecksums(String value) {
        return set(BackupField.DATA_CHECKSUMS, value);
    }

    /** Sets {@link BackupInfo#deduplicatedSize()}; null unsets it. */
    public BackupInfoBuilder deduplicatedSize(Long value) {
        return set(BackupField.DEDUPLICATED_SIZE, value);
    }

    /** Sets {@link BackupInfo#encryption()}; null unsets it. */
    public BackupInfoBuilder encryption(String value) {
        return set(BackupField.ENCRYPTION, value);
    }

    /** Sets {@link BackupInfo#endOffset()}; null unsets it. */
    public BackupInfoBuilder endOffset(Long value) {
        return set(BackupField.END_OFFSET, value);
    }

    /** Sets {@link BackupInfo#endTime()}; null unsets it. */
    public BackupInfoBuilder endTime(OffsetDateTime value) {
        return set(BackupField.END_TIME, toMicroseconds(value));
    }

    /** Sets {@link BackupInfo#endWal()}; null unsets it. */
    public BackupInfoBuilder endWal(String value) {
        return set(BackupField.END_WAL, value);
    }

    /** Sets {@link BackupInfo#endXlog()}; null unsets it. */
    public BackupInfoBuilder endXlog(String value) {
        return set(BackupField.END_XLOG, value);
    }

    /** Sets {@link BackupInfo#error()}; null unsets it. */
    public BackupInfoBuilder error(String value) {
        return set(BackupField.ERROR, value);
    }

    /** Sets {@link BackupInfo#hbaFile()}; null unsets it. */
    public BackupInfoBuilder hbaFile(String value) {
        return set(BackupField.HBA_FILE, value);
    }

    /** Sets {@link BackupInfo#identFile()}; null unsets it. */
    public BackupInfoBuilder identFile(String value) {
        return set(BackupField.IDENT_FILE, value);
    }

    /** Sets {@link BackupInfo#includedFiles()}. */
    public BackupInfoBuilder includedFiles(List<String> values) {
        return set(BackupField.INCLUDED_FILES, List.copyOf(values));
    }

    /** Sets {@link BackupInfo#mode()}; null unsets it. */
    public BackupInfoBuilder mode(String value) {
        return set(BackupField.MODE, value);
    }

    /** Sets {@link BackupInfo#parentBackupId()}; null unsets it. */
    public BackupInfoBuilder parentBackupId(String value) {
        return set(BackupField.PARENT_BACKUP_ID, value);
    }

    /** Sets {@link BackupInfo#pgdata()}; null unsets it. */
    public BackupInfoBuilder pgdata(String value) {
        return set(BackupField.PGDATA, value);
    }

    /** Sets {@link BackupInfo#serverName()}; null unsets it. */
    public BackupInfoBuilder serverName(String value) {
        return set(BackupField.SERVER_NAME, value);
    }

    /** Sets {@link BackupInfo#size()}; null unsets it. */
    public BackupInfoBuilder size(Long value) {
        return set(BackupField.SIZE, value);
    }

    /** Sets {@link BackupInfo#snapshotsInfo()}; null unsets it. */
    public BackupInfoBuilder snapshotsInfo(SnapshotsInfo value) {
        return set(BackupField.SNAPSHOTS_INFO, value);
    }

    /** Sets {@link BackupInfo#status()}; null unsets it. */
    public BackupInfoBuilder status(String value) {
        return set(BackupField.STATUS, value);
    }

    /** Sets {@link BackupInfo#summarizeWal()}; null unsets it. */
    public BackupInfoBuilder summarizeWal(String value) {
        return set(BackupField.SUMMARIZE_WAL, value);
    }

    /** Sets {@link BackupInfo#systemid()}; null unsets it. */
    public BackupInfoBuilder systemid(String value) {
        return set(BackupField.SYSTEMID, value);
    }

    /** Sets {@link BackupInfo#tablespaces()}. */
    public BackupInfoBuilder tablespaces(List<Tablespace> values) {
        return set(BackupField.TABLESPACES, List.copyOf(values));
    }

    /** Sets {@link BackupInfo#timeline()}; null unsets it. */
    public BackupInfoBuilder timeline(Long value) {
        return set(BackupField.TIMELINE, value);
    }

    /** Sets {@link BackupInfo#version()}; null unsets it. */
    public BackupInfoBuilder version(Long value) {
        return set(BackupField.VERSION, value);
    }

    /** Sets {@link BackupInfo#xlogSegmentSize()}; null unsets it. */
    public BackupInfoBuilder xlogSegmentSize(Long value) {
        return set(BackupField.XLOG_SEGMENT_SIZE, value);
    }

    private static OffsetDateTime toMicroseconds(OffsetDateTime time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}
