package dev.pgcellar.catalog;

import dev.pgcellar.catalog.literal.InvalidLiteralException;
import dev.pgcellar.catalog.literal.PythonLiteral;
import dev.pgcellar.catalog.literal.PythonValue.Dict;
import dev.pgcellar.catalog.literal.PythonValue.Text;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The metadata of a backup (contract 02 section 1). Immutable. A field that is not known, or not applicable, is unset.
 */
public final class BackupInfo {

    private final BackupId id;
    private final Map<BackupField<?>, Object> values;

    BackupInfo(BackupId id, Map<BackupField<?>, Object> values) {
        this.id = id;
        this.values = Map.copyOf(values);
    }

    /** A builder in which everything is unset but the status, EMPTY, and the segment size, 16 MiB. */
    public static BackupInfoBuilder builder(BackupId id) {
        return new BackupInfoBuilder(id);
    }

    /** A builder that begins with these values. */
    public BackupInfoBuilder toBuilder() {
        return new BackupInfoBuilder(id, values);
    }

    @SuppressWarnings("unchecked") // the builder puts only values of the field's type
    <T> Optional<T> get(BackupField<T> field) {
        return Optional.ofNullable((T) values.get(field));
    }

    /** The id, which is no field: the folder in the store says it. */
    public BackupId id() {
        return id;
    }

    /** Whether the backup is complete. */
    public boolean isDone() {
        return hasStatus(BackupStatus.DONE);
    }

    /** Whether the status is the given text. */
    public boolean hasStatus(String status) {
        return status().filter(status::equals).isPresent();
    }

    /** The content of the backup label file; when the stored text is no literal, that text itself. */
    public Optional<String> backupLabel() {
        return backupLabelLiteral().map(BackupInfo::decoded);
    }

    /** The backup label exactly as it is stored: a Python string literal. */
    public Optional<String> backupLabelLiteral() {
        return get(BackupField.BACKUP_LABEL);
    }

    private static String decoded(String literal) {
        try {
            return PythonLiteral.parse(literal) instanceof Text text ? text.value() : literal;
        } catch (InvalidLiteralException e) {
            return literal;
        }
    }

    /** The name the user gave the backup. */
    public Optional<String> backupName() {
        return get(BackupField.BACKUP_NAME);
    }

    /** The position of the first LSN in its segment, in bytes. */
    public Optional<Long> beginOffset() {
        return get(BackupField.BEGIN_OFFSET);
    }

    /** When backup mode began. */
    public Optional<OffsetDateTime> beginTime() {
        return get(BackupField.BEGIN_TIME);
    }

    /** The segment that holds the first LSN. */
    public Optional<String> beginWal() {
        return get(BackupField.BEGIN_WAL);
    }

    /** The first LSN, as PostgreSQL prints it. */
    public Optional<String> beginXlog() {
        return get(BackupField.BEGIN_XLOG);
    }

    /** The ids of the incremental backups that build on this one; empty when there are none. */
    public List<String> childrenBackupIds() {
        return get(BackupField.CHILDREN_BACKUP_IDS).orElse(List.of());
    }

    /** The size of all tablespaces, in bytes. */
    public Optional<Long> clusterSize() {
        return get(BackupField.CLUSTER_SIZE);
    }

    /** The compression that another tool noted; archives carry theirs in their names. */
    public Optional<String> compression() {
        return get(BackupField.COMPRESSION);
    }

    /** The path of {@code postgresql.conf}. */
    public Optional<String> configFile() {
        return get(BackupField.CONFIG_FILE);
    }

    /** How long the copy took; keys in contract 02 section 3. */
    public Optional<Dict> copyStats() {
        return get(BackupField.COPY_STATS);
    }

    /** {@code on} or {@code off}. */
    public Optional<String> dataChecksums() {
        return get(BackupField.DATA_CHECKSUMS);
    }

    /** In bytes; noted by other tools only. */
    public Optional<Long> deduplicatedSize() {
        return get(BackupField.DEDUPLICATED_SIZE);
    }

    /** Noted by other tools only. */
    public Optional<String> encryption() {
        return get(BackupField.ENCRYPTION);
    }

    /** The position of the last LSN in its segment, in bytes. */
    public Optional<Long> endOffset() {
        return get(BackupField.END_OFFSET);
    }

    /** When backup mode ended. */
    public Optional<OffsetDateTime> endTime() {
        return get(BackupField.END_TIME);
    }

    /** The segment that holds the last LSN. */
    public Optional<String> endWal() {
        return get(BackupField.END_WAL);
    }

    /** The last LSN, as PostgreSQL prints it. */
    public Optional<String> endXlog() {
        return get(BackupField.END_XLOG);
    }

    /** Why the backup failed, one line. */
    public Optional<String> error() {
        return get(BackupField.ERROR);
    }

    /** The path of {@code pg_hba.conf}. */
    public Optional<String> hbaFile() {
        return get(BackupField.HBA_FILE);
    }

    /** The path of {@code pg_ident.conf}. */
    public Optional<String> identFile() {
        return get(BackupField.IDENT_FILE);
    }

    /** The paths of configuration files that {@code postgresql.conf} includes; empty when there are none. */
    public List<String> includedFiles() {
        return get(BackupField.INCLUDED_FILES).orElse(List.of());
    }

    /** How the backup was taken, for instance {@code rsync-concurrent}; unset for those taken straight to a store. */
    public Optional<String> mode() {
        return get(BackupField.MODE);
    }

    /** The id of the backup that this incremental one builds on. */
    public Optional<String> parentBackupId() {
        return get(BackupField.PARENT_BACKUP_ID);
    }

    /** The path of the data directory. */
    public Optional<String> pgdata() {
        return get(BackupField.PGDATA);
    }

    /** {@code cloud} for backups of archives, the server's name for snapshots (contract 02 section 1). */
    public Optional<String> serverName() {
        return get(BackupField.SERVER_NAME);
    }

    /** In bytes; noted by other tools only. */
    public Optional<Long> size() {
        return get(BackupField.SIZE);
    }

    /** What a snapshot backup consists of; unset for backups of archives. */
    public Optional<SnapshotsInfo> snapshotsInfo() {
        return get(BackupField.SNAPSHOTS_INFO);
    }

    /** One of {@link BackupStatus}, or another text. */
    public Optional<String> status() {
        return get(BackupField.STATUS);
    }

    /** {@code on} or {@code off}; known from PostgreSQL 17 on. */
    public Optional<String> summarizeWal() {
        return get(BackupField.SUMMARIZE_WAL);
    }

    /** The cluster's system identifier, in decimal digits. */
    public Optional<String> systemid() {
        return get(BackupField.SYSTEMID);
    }

    /** The tablespaces outside the data directory, in archive order; empty when there are none. */
    public List<Tablespace> tablespaces() {
        return get(BackupField.TABLESPACES).orElse(List.of());
    }

    /** The timeline on which the backup began. */
    public Optional<Long> timeline() {
        return get(BackupField.TIMELINE);
    }

    /** The server's version number, for instance 150018. */
    public Optional<Long> version() {
        return get(BackupField.VERSION);
    }

    /** The size of WAL segments, in bytes. */
    public Optional<Long> xlogSegmentSize() {
        return get(BackupField.XLOG_SEGMENT_SIZE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BackupInfo info && id.equals(info.id) && values.equals(info.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, values);
    }

    @Override
    public String toString() {
        return "backup " + id + " (" + status().orElse("no status") + ")";
    }
}
