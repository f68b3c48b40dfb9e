package dev.pgcellar.doctor;

import dev.pgcellar.postgres.ArchivingFacts;
import dev.pgcellar.spi.Finding;
import java.util.regex.Pattern;

/** Whether PostgreSQL hands its WAL to PgCellar. The command is not shown: it may hold credentials. */
final class ArchiveCommandCheck {

    private static final String COMMAND = "archive_command";
    private static final Pattern OURS =
            Pattern.compile("\\bpgcellar\\b.*\\bwal-archive\\b|\\bbarman-cloud-wal-archive\\b", Pattern.DOTALL);

    private final String url;
    private final String serverName;

    ArchiveCommandCheck(String url, String serverName) {
        this.url = url;
        this.serverName = serverName;
    }

    Finding of(ArchivingFacts facts) {
        String library = facts.setting("archive_library").orElse("");
        String command = facts.setting(COMMAND).orElse("");
        if (!library.isEmpty()) {
            return Finding.warning(
                    "archive_library",
                    "'" + library + "' archives the WAL, not pgcellar",
                    "If the WAL is to be archived here: ALTER SYSTEM RESET archive_library, and set archive_command.");
        }
        String advice = "ALTER SYSTEM SET archive_command = 'pgcellar wal-archive " + url + " " + serverName
                + " %p', and reload.";
        if (command.isEmpty() || command.equals("(disabled)")) {
            return Finding.failed(COMMAND, "not set, so that no WAL is archived", advice);
        }
        if (!OURS.matcher(command).find()) {
            return Finding.warning(COMMAND, "does not name pgcellar wal-archive", advice);
        }
        if (!command.contains(serverName) || !command.contains(url.replaceFirst("/+$", ""))) {
            return Finding.warning(COMMAND, "does not name this URL and server", advice);
        }
        return Finding.ok(COMMAND, "hands the WAL to pgcellar, for this URL and server");
    }
}
