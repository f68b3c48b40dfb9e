package dev.pgcellar.cli.output;

import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupStatus;
import dev.pgcellar.catalog.SnapshotsInfo;
import dev.pgcellar.catalog.Tablespace;
import dev.pgcellar.catalog.TimestampForms;
import dev.pgcellar.catalog.literal.PythonLiteral;
import dev.pgcellar.catalog.literal.PythonValue;
import dev.pgcellar.catalog.literal.PythonValue.Dict;
import dev.pgcellar.catalog.literal.PythonValue.Int;
import dev.pgcellar.catalog.literal.PythonValue.Real;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that is known of one backup, for people (contract 02 section 6).
 */
public final class BackupShowText {

    private static final int TOP_WIDTH = 23;
    private static final int NESTED_WIDTH = 21;

    private static final String UNSET = "None";

    private final List<String> lines = new ArrayList<>();
    private final BackupInfo backup;

    private BackupShowText(BackupInfo backup) {
        this.backup = backup;
    }

    /** Writes a backup; one that is not complete only as far as its error. */
    public static void write(BackupInfo backup, Appendable out) throws IOException {
        TextLines text = new TextLines(out);
        for (String line : new BackupShowText(backup).lines()) {
            text.line(line);
        }
    }

    private List<String> lines() {
        boolean complete = backup.isDone() || backup.hasStatus(BackupStatus.WAITING_FOR_WALS);
        identity();
        if (complete) {
            cluster();
        }
        lines.add("");
        serverInformation();
        if (!complete) {
            backup.error().ifPresent(value -> top("Error", value));
            return lines;
        }
        backup.snapshotsInfo().ifPresent(this::snapshots);
        tablespaces();
        baseBackup();
        children();
        return lines;
    }

    private void identity() {
        lines.add("Backup " + backup.id() + ":");
        backup.backupName().ifPresent(value -> top("Backup Name", value));
        top("Server Name", backup.serverName().orElse(UNSET));
        backup.systemid().ifPresent(value -> top("System Id", value));
        top("Status", backup.status().orElse(UNSET));
    }

    private void cluster() {
        top("PostgreSQL Version", backup.version().map(Object::toString).orElse(UNSET));
        top("PGDATA directory", backup.pgdata().orElse(UNSET));
        backup.clusterSize()
                .filter(size -> size != 0)
                .map(HumanForms::size)
                .ifPresent(value -> top("Estimated Cluster Size", value));
    }

    private void serverInformation() {
        if (backup.dataChecksums().isEmpty() && backup.summarizeWal().isEmpty()) {
            return;
        }
        section("Server information");
        backup.dataChecksums().ifPresent(value -> nested("Checksums", value));
        backup.summarizeWal().ifPresent(value -> nested("WAL summarizer", value));
        lines.add("");
    }

    private void snapshots(SnapshotsInfo info) {
        section("Snapshot information");
        nested("provider", info.provider());
        nested(info.providerInfo());
        lines.add("");
        for (SnapshotsInfo.Snapshot snapshot : info.snapshots()) {
            nested(new TreeMap<>(snapshot.provider()));
            nested("Mount point", PythonLiteral.display(snapshot.mountPoint()));
            nested("Mount options", PythonLiteral.display(snapshot.mountOptions()));
            lines.add("");
        }
    }

    private void tablespaces() {
        if (backup.tablespaces().isEmpty()) {
            return;
        }
        section("Tablespaces");
        for (Tablespace tablespace : backup.tablespaces()) {
            nested(tablespace.name(), tablespace.location() + " (oid: " + tablespace.oid() + ")");
        }
        lines.add("");
    }

    private void baseBackup() {
        section("Base backup information");
        backup.mode().ifPresent(value -> nested("Backup Method", value));
        backup.encryption().ifPresent(value -> nested("Encryption", value));
        backup.deduplicatedSize().map(HumanForms::size).ifPresent(value -> nested("Backup Size", value));
        backup.compression()
                .filter(name -> !name.equals("none"))
                .ifPresent(value -> nested("Backup Compression", value));
        nested("Timeline", backup.timeline().map(Object::toString).orElse(UNSET));
        nested("Begin WAL", backup.beginWal().orElse(UNSET));
        nested("End WAL", backup.endWal().orElse(UNSET));
        nested("Begin time", backup.beginTime().map(TimestampForms::withOffset).orElse(UNSET));
        nested("End time", backup.endTime().map(TimestampForms::withOffset).orElse(UNSET));
        backup.copyStats().flatMap(BackupShowText::copyTime).ifPresent(value -> nested("Copy time", value));
        nested("Begin Offset", backup.beginOffset().map(Object::toString).orElse(UNSET));
        nested("End Offset", backup.endOffset().map(Object::toString).orElse(UNSET));
        nested("Begin LSN", backup.beginXlog().orElse(UNSET));
        nested("End LSN", backup.endXlog().orElse(UNSET));
        lines.add("");
    }

    private void children() {
        if (backup.mode().filter("postgres"::equals).isPresent()
                && !backup.childrenBackupIds().isEmpty()) {
            nested("Children Backup(s)", String.join(",", backup.childrenBackupIds()));
        }
    }

    private static Optional<String> copyTime(Dict copyStats) {
        double analysis = number(copyStats, "analysis_time");
        String startup = analysis >= 1 ? " + " + HumanForms.interval(analysis) + " startup" : "";
        double copy = number(copyStats, "copy_time");
        return copy == 0 ? Optional.empty() : Optional.of(HumanForms.interval(copy) + startup);
    }

    /** A number of the dictionary; 0 when there is none. */
    private static double number(Dict dict, String key) {
        PythonValue value = dict.get(key).orElse(PythonValue.of(0));
        if (value instanceof Real real) {
            return real.value();
        }
        return value instanceof Int integer ? integer.value().doubleValue() : 0;
    }

    private void section(String name) {
        lines.add("  " + name + ":");
    }

    private void top(String label, String value) {
        lines.add("  " + TextLines.padded(label, TOP_WIDTH) + ": " + value);
    }

    private void nested(String label, String value) {
        lines.add("    " + TextLines.padded(label, NESTED_WIDTH) + ": " + value);
    }

    private void nested(Map<String, PythonValue> entries) {
        entries.forEach((key, value) -> nested(key, PythonLiteral.display(value)));
    }
}
