package dev.pgcellar.it.callers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log holds at each threshold, and that stdout holds nothing of it (contract 00 section 4). */
class LogThresholdIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String LINE = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} \\[\\d+] %s: .+";

    @TempDir
    Path folder;

    private Path segment;

    @BeforeEach
    void makeUnreadableBackup() throws IOException {
        Path broken = Files.createDirectories(folder.resolve("store/srv/base/20260110T100000"));
        Files.writeString(broken.resolve("backup.info"), "no metadata");
        segment = Files.writeString(folder.resolve("000000010000000000000001"), "wal");
    }

    private ProcessOutcome run(String options, String command, String... arguments) {
        return PgCellarProgram.ofThisBuild()
                .dropIn(command)
                .arguments(Stream.of(options.split(" "))
                        .filter(option -> !option.isEmpty())
                        .toList())
                .arguments(folder.resolve("store").toUri().toString(), "srv")
                .arguments(arguments)
                .run(LIMIT);
    }

    private static long lines(ProcessOutcome outcome, String level) {
        return outcome.stderr()
                .lines()
                .filter(line -> line.matches(LINE.formatted(level)))
                .count();
    }

    @ParameterizedTest(name = "[{0}] warns: {1}")
    @CsvSource({"'',true", "-v,true", "-vv,true", "-vvv,true", "-q,false", "-qq,false", "-qqq,false"})
    void warns_unless_asked_to_be_quiet(String options, boolean warns) {
        ProcessOutcome outcome = run(options, "backup-list", "--format", "json");

        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
        assertThat(outcome.stdout().strip()).isEqualTo("{\"backups_list\": []}");
        assertThat(lines(outcome, "WARNING") > 0).as(outcome.stderr()).isEqualTo(warns);
    }

    @ParameterizedTest(name = "[{0}] reports an error: {1}")
    @CsvSource({"'',true", "-q,true", "-qq,false", "-q -q,false", "-qqqq,false"})
    void reports_errors_down_to_one_q(String options, boolean reports) {
        ProcessOutcome outcome = run(options, "backup-show", "20200101T000000");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.stdout()).isEmpty();
        assertThat(outcome.stderr().lines().count()).isEqualTo(reports ? 1 : 0);
        assertThat(lines(outcome, "ERROR") > 0).isEqualTo(reports);
    }

    @ParameterizedTest(name = "[{0}] informs: {1}, with traces: {2}")
    @CsvSource({"'',false,false", "-v,true,false", "-vv,true,true", "-v -v -v,true,true"})
    void informs_on_request_and_shows_traces_on_more(String options, boolean informs, boolean traces) {
        ProcessOutcome archived = run(options, "wal-archive", segment.toString());
        ProcessOutcome failed = run(
                options,
                "wal-archive",
                segment.resolveSibling("000000010000000000000002").toString());

        assertThat(archived.exitCode()).as(archived.stderr()).isZero();
        assertThat(archived.stdout() + failed.stdout()).isEmpty();
        assertThat(lines(archived, "INFO") > 0).as(archived.stderr()).isEqualTo(informs);
        assertThat(failed.exitCode()).isEqualTo(4);
        assertThat(failed.stderr().contains("\tat ")).as(failed.stderr()).isEqualTo(traces);
    }
}
