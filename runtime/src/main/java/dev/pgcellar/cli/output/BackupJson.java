package dev.pgcellar.cli.output;

import dev.pgcellar.catalog.BackupDictionary;
import dev.pgcellar.catalog.BackupInfo;
import java.io.IOException;

/**
 * Backups as JSON, one document on one line (contract 02 section 5).
 */
public final class BackupJson {

    private BackupJson() {}

    /**
     * Writes {@code {"backups_list": [...]}}.
     *
     * @param backups by ascending id; read once, one at a time
     */
    public static void writeList(Iterable<BackupInfo> backups, Appendable out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        out.append("{\"backups_list\": [");
        String separator = "";
        for (BackupInfo backup : backups) {
            out.append(separator);
            json.write(BackupDictionary.of(backup));
            separator = ", ";
        }
        out.append("]}\n");
    }

    /** Writes one backup as the value of its server name's key. */
    public static void writeShow(BackupInfo backup, Appendable out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        out.append('{');
        json.writeText(backup.serverName().orElse("null"));
        out.append(": ");
        json.write(BackupDictionary.of(backup));
        out.append("}\n");
    }
}
