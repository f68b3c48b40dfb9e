package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A {@code backup.info}.
 *
 * @param fields as they stand in the file; {@code None} where nothing is known
 */
record BackupRecord(Map<String, String> fields) {

    private static final String FILE_NAME = "/backup.info";

    /** The one backup of an archive. */
    static BackupRecord onlyOf(Archive archive) {
        List<BackupRecord> all = allOf(archive);
        assertThat(all).as(archive.files().toString()).hasSize(1);
        return all.get(0);
    }

    /** All backups of an archive, oldest first. */
    static List<BackupRecord> allOf(Archive archive) {
        return archive.files().stream()
                .filter(key -> key.endsWith(FILE_NAME))
                .map(key -> parse(new String(archive.get(key), StandardCharsets.UTF_8)))
                .toList();
    }

    static BackupRecord parse(String text) {
        return new BackupRecord(text.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1])));
    }

    /** Fails unless this is the record of a failed backup, which nobody can take for a usable one. */
    void assertFailed(String reason) {
        assertThat(fields).containsEntry("status", "FAILED").containsEntry("end_time", "None");
        assertThat(fields.get("error")).startsWith("failure ").contains(reason);
    }
}
