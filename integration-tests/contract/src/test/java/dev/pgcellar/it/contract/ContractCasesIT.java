package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.LogLine;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every line of {@code rows/cases.txt}: observed exit statuses, known bugs and decisions, by their numbers. */
@ExtendWith(SharedServers.class)
@Execution(ExecutionMode.CONCURRENT)
class ContractCasesIT {

    private static final int USAGE = 3;

    @TempDir
    Path folder;

    private final Archives archives;
    private final PostgresServer postgres;

    ContractCasesIT(Archives archives, PostgresServer postgres) {
        this.archives = archives;
        this.postgres = postgres;
    }

    static Stream<ContractCase> cases() {
        return ContractCase.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void ends_as_the_contract_says(ContractCase run) {
        Archive archive = run.situation().prepare(archives);
        List<String> before = archive.files();

        ProcessOutcome outcome = program(run, archive).run(Archive.LIMIT);

        assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(run.exitCode());
        run.expectedOutput().ifPresent(expected -> assertThat(outcome.stdout()).isEqualTo(expected));
        if (run.exitCode() != 0) {
            assertThat(archive.files()).isEqualTo(before);
            assertExplained(run, outcome);
        }
    }

    private CommandLineProcess.Builder program(ContractCase run, Archive archive) {
        CommandLineProcess.Builder program =
                switch (run.situation()) {
                    case NOTHING -> Archive.program(run.command());
                    case MALFORMED -> archive.commandOn("s3:///path", run.command());
                    default -> archive.command(run.command());
                };
        if (run.command().equals("backup")) {
            program.environment(postgres.libpqEnvironment());
        }
        run.environment(folder).forEach(variable -> program.environment(variable[0], variable[1]));
        return program.arguments(run.arguments(folder));
    }

    /** A missing WAL file is not worth a word; everything else is explained in lines of the log, or with usage. */
    private static void assertExplained(ContractCase run, ProcessOutcome outcome) {
        if (outcome.exitCode() == USAGE) {
            assertThat(outcome.stderr()).startsWith("usage: barman-cloud-" + run.command() + " ");
            assertThat(outcome.stderr().lines()).last().asString().contains(": error: ");
        } else if (!(run.command().equals("wal-restore") && outcome.exitCode() == 1)) {
            assertThat(LogLine.all(outcome.stderr()))
                    .filteredOn(line -> line.level().equals("ERROR"))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.message()).doesNotContain("internal error", "Exception"));
        }
    }
}
