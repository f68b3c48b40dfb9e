package dev.pgcellar.demo;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** The command line of this build, run as a user does, on the demo's store. */
final class PgCellar {

    static final String SERVER_NAME = "demo";

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final PgCellarProgram program;
    private final Transcript transcript;
    private final String url;

    PgCellar(PgCellarProgram program, Transcript transcript, DemoFolder folder) {
        this.program = program;
        this.transcript = transcript;
        this.url = "file://" + folder.store();
    }

    String url() {
        return url;
    }

    /**
     * Runs a command and shows it with all it says.
     *
     * @param environment how to reach PostgreSQL; libpq variables of the caller have no effect
     * @throws DemoFailure when the command fails
     */
    void run(Map<String, String> environment, String... arguments) {
        String shown = "pgcellar " + ShellWord.join(Stream.of(arguments));
        ProcessOutcome outcome = transcript.step(shown, () -> {
            ProcessOutcome ended = command(environment, arguments).run(LIMIT);
            if (ended.exitCode() != 0) {
                throw new DemoFailure("'" + shown + "' ended with exit code " + ended.exitCode(), ended.stderr());
            }
            return ended;
        });
        transcript.details(outcome.stdout());
        transcript.details(outcome.stderr());
    }

    private CommandLineProcess.Builder command(Map<String, String> environment, String... arguments) {
        CommandLineProcess.Builder command = program.pgcellar(arguments);
        System.getenv().keySet().stream()
                .filter(name -> name.startsWith("PG") && !name.startsWith("PGCELLAR"))
                .forEach(command::withoutEnvironment);
        return command.environment(environment);
    }

    /** The value of {@code archive_command}. */
    String archiveCommand() {
        return setting("wal-archive") + " %p";
    }

    /** The value of {@code restore_command}. */
    String restoreCommand() {
        return setting("wal-restore") + " %f %p";
    }

    /** PostgreSQL takes a percent sign for the beginning of a placeholder, unless it is doubled. */
    private String setting(String command) {
        String path = program.path("pgcellar").toString();
        return ShellWord.join(Stream.of(path, command, url, SERVER_NAME)).replace("%", "%%");
    }
}
