package dev.pgcellar.demo;

import dev.pgcellar.testsupport.postgres.PostgresPrograms;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresServerBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The story: a server is backed up, bad rows are written, and a new server is restored to the moment before.
 */
final class Demonstration {

    private static final String DELETE_GOOD = "DELETE FROM bottle WHERE id = 1";

    private final DemoFolder folder;
    private final Transcript transcript;
    private final PgCellar pgcellar;
    private final PostgresPrograms programs;
    private final String password = UUID.randomUUID().toString();

    Demonstration(DemoFolder folder, Transcript transcript, PgCellar pgcellar, PostgresPrograms programs) {
        this.folder = folder;
        this.transcript = transcript;
        this.pgcellar = pgcellar;
        this.programs = programs;
    }

    /**
     * Tells it from beginning to end.
     *
     * @throws DemoFailure when a command fails or other rows are restored than should be
     * @throws AssertionError when a server does not start or stop
     */
    void run() {
        String moment;
        try (PostgresServer primary = startPrimary()) {
            Archiving archiving = new Archiving(primary, transcript);
            Connection connection = connect(primary);
            sql(primary, Bottles.CREATE, Bottles.insertBeforeBackup());
            archiving.archiveAll();
            backUp(connection);
            moment = writeMoreRows(primary);
            writeBadRows(primary);
            archiving.archiveAll();
            transcript.step("pg_ctl -D " + primary.dataFolder() + " stop", primary::stop);
        }
        restore(moment);
        try (PostgresServer restored = startRestored(moment)) {
            check(restored, moment);
            transcript.step("pg_ctl -D " + restored.dataFolder() + " stop", restored::stop);
        }
    }

    private PostgresServer startPrimary() {
        transcript.heading("A new PostgreSQL server archives its WAL into a folder");
        pgcellar.run(Map.of(), "check-wal-archive", pgcellar.url(), PgCellar.SERVER_NAME);
        PostgresServerBuilder builder = server().folder(folder.primary())
                .setting("archive_mode", "on")
                .setting("archive_command", pgcellar.archiveCommand());
        String data = folder.primary().resolve("data").toString();
        PostgresServer server =
                transcript.step("initdb -D " + data + " && pg_ctl -D " + data + " start", builder::start);
        transcript.details(
                """
                postgresql.conf: archive_mode = on
                postgresql.conf: archive_command = '%s'
                """
                        .formatted(pgcellar.archiveCommand()));
        return server;
    }

    private PostgresServerBuilder server() {
        return PostgresServer.builder().programs(programs).withoutSocket().password(password);
    }

    private Connection connect(PostgresServer server) {
        Connection connection = Connection.to(server, folder.passwordFile());
        transcript.command(connection.export());
        return connection;
    }

    private void backUp(Connection connection) {
        transcript.heading("A backup of the running server");
        pgcellar.run(
                connection.environment(), "backup", "--immediate-checkpoint", pgcellar.url(), PgCellar.SERVER_NAME);
        pgcellar.run(Map.of(), "backup-list", pgcellar.url(), PgCellar.SERVER_NAME);
    }

    /** Returns the moment when all good rows and no bad ones were there. */
    private String writeMoreRows(PostgresServer primary) {
        transcript.heading("More rows, and the moment to come back to");
        sql(primary, Bottles.insertAfterBackup());
        String select = "SELECT clock_timestamp()";
        String moment = transcript.step("moment=$(psql -Atc \"" + select + "\")", () -> primary.queryOne(select));
        transcript.details(moment);
        transcript.abbreviate(new ShellWord(moment).toString(), "\"$moment\"");
        return moment;
    }

    private void writeBadRows(PostgresServer primary) {
        transcript.heading("An accident");
        sql(primary, Bottles.insertBad(), DELETE_GOOD);
        transcript.details(String.join("\n", rows(primary)));
    }

    private void restore(String moment) {
        transcript.heading("The cluster as it was at " + moment);
        String data = folder.restored().resolve("data").toString();
        pgcellar.run(Map.of(), "restore", "--target-time", moment, pgcellar.url(), PgCellar.SERVER_NAME, "auto", data);
    }

    private PostgresServer startRestored(String moment) {
        String data = folder.restored().resolve("data").toString();
        PostgresServerBuilder builder = server().folder(folder.restored())
                .restoredFrom(folder.restored().resolve("data"))
                .restoreCommand(pgcellar.restoreCommand())
                .recoveryTarget("time", moment);
        PostgresServer server =
                transcript.step("touch " + data + "/recovery.signal && pg_ctl -D " + data + " start", builder::start);
        transcript.details(
                """
                postgresql.auto.conf: restore_command = '%s'
                postgresql.auto.conf: recovery_target_time = '%s'
                postgresql.auto.conf: recovery_target_action = promote
                """
                        .formatted(pgcellar.restoreCommand(), moment));
        return server;
    }

    private void check(PostgresServer restored, String moment) {
        connect(restored);
        List<String> rows = rows(restored);
        transcript.details(String.join("\n", rows));
        if (!rows.equals(Bottles.expected())) {
            throw new DemoFailure(
                    "the restored server does not hold exactly the rows of " + moment,
                    "expected: " + Bottles.expected() + "\nfound: " + rows);
        }
    }

    private List<String> rows(PostgresServer server) {
        return transcript.step(psql(Bottles.SELECT), () -> server.queryColumn(Bottles.SELECT));
    }

    private void sql(PostgresServer server, String... statements) {
        for (String statement : statements) {
            transcript.step(psql(statement), () -> server.execute(statement));
        }
    }

    private static String psql(String statement) {
        return "psql -c \"" + statement + "\"";
    }
}
