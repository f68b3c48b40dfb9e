package dev.pgcellar.doctor;

import dev.pgcellar.postgres.ArchiverStatus;
import dev.pgcellar.postgres.ArchivingFacts;
import dev.pgcellar.postgres.ConnectionOptions;
import dev.pgcellar.postgres.PostgresException;
import dev.pgcellar.postgres.PostgresSession;
import dev.pgcellar.spi.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at a PostgreSQL server: whether it archives its WAL, and whether its role and this user can back it up. */
final class PostgresExamination {

    private static final String CONNECTION = "PostgreSQL";
    private static final String ARCHIVER = "archiver";
    private static final int OLDEST_VERSION = 90_600;
    private static final int FIRST_WITH_QUEUE = 120_000;
    private static final Duration LONG_WAIT = Duration.ofMinutes(10);

    private final ArchiveCommandCheck command;

    PostgresExamination(String url, String serverName) {
        this.command = new ArchiveCommandCheck(url, serverName);
    }

    void run(ConnectionOptions connection, Consumer<Finding> report) {
        try (PostgresSession session = PostgresSession.connect(connection)) {
            ArchivingFacts facts = session.archivingFacts();
            report.accept(version(facts, session.serverVersion()));
            report.accept(walLevel(facts));
            report.accept(archiveMode(facts));
            report.accept(command.of(facts));
            report.accept(archiveTimeout(facts));
            report.accept(archiver(facts));
            report.accept(queue(session, facts));
            report.accept(privileges(facts, session.serverVersion()));
            report.accept(dataDirectory(facts));
            report.accept(checksums(facts));
        } catch (Exception e) {
            report.accept(Findings.failure(
                    CONNECTION,
                    e,
                    "Check host, port, user, database and the password file; --no-postgres leaves PostgreSQL out."));
        }
    }

    private static Finding version(ArchivingFacts facts, int number) {
        return number >= OLDEST_VERSION
                ? Finding.ok(CONNECTION, "version " + facts.version() + " answers")
                : Finding.failed(
                        CONNECTION, "version " + facts.version() + " is too old", "Upgrade it to 9.6 or later.");
    }

    private static Finding walLevel(ArchivingFacts facts) {
        String level = facts.setting("wal_level").orElse("");
        return level.equals("minimal")
                ? Finding.failed(
                        "wal_level",
                        "minimal, whose WAL cannot be recovered from",
                        "ALTER SYSTEM SET wal_level = 'replica', and restart PostgreSQL.")
                : Finding.ok("wal_level", level);
    }

    private static Finding archiveMode(ArchivingFacts facts) {
        String mode = facts.setting("archive_mode").orElse("");
        return mode.equals("off")
                ? Finding.failed(
                        "archive_mode",
                        "off, so that no WAL is archived and backups have none to recover with",
                        "ALTER SYSTEM SET archive_mode = 'on', and restart PostgreSQL.")
                : Finding.ok("archive_mode", mode);
    }

    private static Finding archiveTimeout(ArchivingFacts facts) {
        String seconds = facts.setting("archive_timeout").orElse("0");
        return seconds.equals("0")
                ? Finding.warning(
                        "archive_timeout",
                        "0: while little is written, a segment may wait for hours until it is full and archived",
                        "ALTER SYSTEM SET archive_timeout = '5min', and reload; this bounds what a disaster can cost.")
                : Finding.ok("archive_timeout", seconds + " s");
    }

    private static Finding archiver(ArchivingFacts facts) {
        String found = facts.archived() + " files archived, " + facts.failed() + " attempts failed";
        return facts.failing().isPresent()
                ? Finding.failed(
                        ARCHIVER,
                        found + "; the last failed on '" + facts.failing().get() + "'",
                        "See in PostgreSQL's log what archive_command said.")
                : Finding.ok(ARCHIVER, found);
    }

    private static Finding queue(PostgresSession session, ArchivingFacts facts) {
        String check = "archiver lag";
        if (session.serverVersion() < FIRST_WITH_QUEUE
                || "off".equals(facts.setting("archive_mode").orElse(""))) {
            return Finding.skipped(check, "nothing to be seen");
        }
        try {
            ArchiverStatus status = session.archiverStatus();
            String found = status.waitingFiles() + " files wait"
                    + (status.waitingFiles() == 0 ? "" : ", the first since " + Ages.text(status.longestWait()));
            return status.longestWait().compareTo(LONG_WAIT) > 0
                    ? Finding.warning(
                            check,
                            found,
                            "See in PostgreSQL's log whether archiving fails; if it is slow, use --spool-dir and"
                                    + " compression.")
                    : Finding.ok(check, found);
        } catch (PostgresException e) {
            return Finding.skipped(check, e.getMessage());
        }
    }

    private static Finding privileges(ArchivingFacts facts, int version) {
        String check = "privileges";
        if (facts.hasBackupPrivileges()) {
            return Finding.ok(check, "the role may take backups");
        }
        String functions = version >= 150_000
                ? "pg_backup_start(text, bool), pg_backup_stop(bool)"
                : "pg_start_backup(text, bool, bool), pg_stop_backup(bool, bool)";
        return Finding.failed(
                check,
                "the role may not take backups",
                "As a superuser: GRANT pg_monitor TO role; GRANT EXECUTE ON FUNCTION " + functions
                        + ", pg_switch_wal(), pg_create_restore_point(text) TO role.");
    }

    private static Finding dataDirectory(ArchivingFacts facts) {
        String check = "data directory";
        Optional<String> directory = facts.setting("data_directory");
        if (directory.isEmpty()) {
            return Finding.skipped(check, "the role may not know where it is");
        }
        Path control = Path.of(directory.get(), "global", "pg_control");
        return Files.isReadable(control)
                ? Finding.ok(check, "'" + directory.get() + "' can be read")
                : Finding.failed(
                        check,
                        "'" + directory.get() + "' cannot be read by this user, or is on another machine",
                        "Run pgcellar on PostgreSQL's machine as the owner of the directory, usually postgres.");
    }

    private static Finding checksums(ArchivingFacts facts) {
        return "off".equals(facts.setting("data_checksums").orElse(""))
                ? Finding.warning(
                        "data_checksums",
                        "off: damage to data files goes unnoticed, and into backups",
                        "Stop PostgreSQL and run pg_checksums --enable.")
                : Finding.ok("data_checksums", facts.setting("data_checksums").orElse(""));
    }
}
