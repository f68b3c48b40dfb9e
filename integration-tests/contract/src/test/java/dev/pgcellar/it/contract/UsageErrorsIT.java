package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong command line ends with usage and one message on stderr, and exit status 3 (contract 00 section 2). */
class UsageErrorsIT {

    private static final String ANY_URL = "s3://bucket/path";
    private static final String SEGMENT = "/pg_wal/" + WalSegment.NAME;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "wal-archive | URL srv SEGMENT --no-such-option | --no-such-option",
                "wal-archive | URL | SERVER_NAME",
                "wal-archive | URL srv SEGMENT -v -q | --quiet",
                "wal-archive | URL srv /pg_wal/not-a-segment | not-a-segment",
                "wal-archive | URL srv SEGMENT --gzip --bzip2 | --bzip2",
                "wal-archive | URL srv SEGMENT --history-tag a,b,c | a,b,c",
                "wal-archive | --tags key -- URL srv SEGMENT | key",
                "wal-archive | --tag a,1 --tags b,2 -- URL srv SEGMENT | --tags",
                "wal-restore | URL srv 00000001000000000000000 /dest | 00000001000000000000000",
                "wal-restore | URL srv -t not-a-segment /dest | not-a-segment",
                "backup | URL srv --max-archive-size 10G | 10G",
                "backup | URL srv --min-chunk-size 0 | 0",
                "backup | URL srv --name latest | latest",
                "backup | URL srv --name 20260110T100000 | 20260110T100000",
                "backup | URL srv --gzip --snappy | --snappy",
                "backup | URL srv surplus | surplus",
                "restore | URL srv auto /dest --target-time now --target-lsn 0/0 | --target-time",
                "backup-list | URL srv --read-timeout soon | soon",
                "backup-list | URL srv --cloud-provider my-cloud | my-cloud",
                "backup-list | URL srv -h | -h",
                "backup-show | URL srv | BACKUP_ID",
                "check-wal-archive | URL srv --azure-credential secret | secret",
            })
    void explains_what_is_wrong_with_the_command_line(String command, String arguments, String named) {
        List<String> words = List.of(
                arguments.replace("URL", ANY_URL).replace("SEGMENT", SEGMENT).split(" "));

        ProcessOutcome outcome = Archive.program(command).arguments(words).run(Archive.LIMIT);

        assertUsageError(outcome, "barman-cloud-" + command, named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--name", "--max-bandwidth", "--compression-level", "--tag"})
    void refuses_an_empty_value(String option) {
        ProcessOutcome outcome =
                Archive.program("backup").arguments(ANY_URL, "srv", option, "").run(Archive.LIMIT);

        assertUsageError(outcome, "barman-cloud-backup", option);
    }

    @Test
    void takes_an_empty_argument_for_an_argument() {
        ProcessOutcome outcome =
                Archive.program("backup-list").arguments("", "srv").run(Archive.LIMIT);

        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.stderr()).contains("'' is not a storage URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-such-command", "backup s3://bucket", "wal-archive --no-such-option"})
    void explains_a_wrong_command_line_of_the_one_program_too(String arguments, @TempDir Path folder) {
        List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));

        ProcessOutcome outcome =
                Archive.pgcellar().arguments(words).workingFolder(folder).run(Archive.LIMIT);

        assertUsageError(outcome, "pgcellar", "");
    }

    private static void assertUsageError(ProcessOutcome outcome, String program, String named) {
        assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(3);
        assertThat(outcome.stdout()).isEmpty();
        List<String> lines = outcome.stderr().lines().toList();
        assertThat(lines.get(0)).startsWith("usage: " + program);
        assertThat(lines).filteredOn(line -> line.contains(": error: ")).hasSize(1);
        assertThat(lines.get(lines.size() - 1)).startsWith(program).contains(": error: ", named);
    }
}
