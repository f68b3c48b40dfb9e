package dev.pgcellar.expire;

import static dev.pgcellar.expire.SampleArchive.complete;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.cli.output.DryRunLines;
import dev.pgcellar.testing.Golden;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DryRunGoldenTest {

    private static final Pattern CASE =
            Pattern.compile("## scenario=(\\w+)   -([br]) '([^']+)' --dry-run\n((?:Skipping[^\n]*\n)*)rc=(\\d)\n");

    static Stream<Arguments> cases() {
        Matcher matcher = CASE.matcher(Golden.text("delete-dry-run.txt"));
        return matcher.results()
                .map(found ->
                        Arguments.of(found.group(1), found.group(2), found.group(3), found.group(4), found.group(5)));
    }

    @ParameterizedTest(name = "{0}: -{1} {2}")
    @MethodSource("cases")
    void prints_what_the_reference_prints(String scenario, String option, String value, String lines, String exitCode)
            throws Exception {
        SampleArchive archive = archive(scenario);
        Collection<String> before = archive.keys();
        StringWriter printed = new StringWriter();
        DeletionOptions options = SampleArchive.previewed(0, new DryRunLines(new PrintWriter(printed)));

        String outcome = "0";
        try {
            if (option.equals("b")) {
                archive.delete(value, options);
            } else {
                archive.apply(value, options);
            }
        } catch (OperationFailedException e) {
            outcome = "1";
        }

        assertThat(printed).hasToString(lines);
        assertThat(outcome).isEqualTo(exitCode);
        assertThat(archive.keys()).isEqualTo(before);
        assertThat(archive.deletions()).isEmpty();
    }

    @Test
    void the_golden_file_has_nine_cases() {
        assertThat(cases()).hasSize(9);
    }

    private static SampleArchive archive(String scenario) {
        SampleArchive archive = SampleArchive.likeS3();
        switch (scenario) {
            case "plain" ->
                archive.backup(complete("20260101T000000", "000000010000000000000010")
                                .build())
                        .backup(complete("20260102T000000", "000000010000000200000020")
                                .build())
                        .backup(complete("20260103T000000", "000000010000000300000020")
                                .build());
            case "alone" ->
                archive.backup(complete("20260101T000000", "000000010000000000000010")
                                .endWal("000000010000000000000011")
                                .build())
                        .keep("20260101T000000", "standalone")
                        .backup(complete("20260102T000000", "000000010000000100000020")
                                .build())
                        .backup(complete("20260103T000000", "000000010000000300000020")
                                .build());
            case "tl" ->
                archive.backup(complete("20260101T000000", "000000010000000000000010")
                                .build())
                        .backup(complete("20260102T000000", "000000020000000100000020")
                                .build());
            default -> throw new IllegalArgumentException(scenario);
        }
        for (String log : List.of("00000000", "00000001", "00000002", "00000003")) {
            String folder = "00000001" + log;
            archive.wal(folder + "/" + folder + "00000000");
            for (String segment : List.of("00000010", "00000011", "00000020")) {
                archive.wal(folder + "/" + folder + segment + ".gz");
            }
        }
        return archive.wal(
                "0000000100000000/000000010000000000000010.00000028.backup",
                "0000000100000000/000000010000000000000015.partial",
                "0000000100000002/000000010000000200000020.00000028.backup.gz",
                "0000000200000001/000000020000000100000020",
                "0000000200000001/000000020000000100000021",
                "00000002.history",
                "garbage/foo",
                "0000000100000000/junk");
    }
}
