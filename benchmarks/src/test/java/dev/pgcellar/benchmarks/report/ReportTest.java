package dev.pgcellar.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final long MEBIBYTE = 1 << 20;

    private final Series subject = new Series("pgcellar", Role.SUBJECT);
    private final Series peer = new Series("the peer", Role.PEER);
    private final Series reference = new Series("tar | gzip", Role.REFERENCE);
    private final WorkResult result = new WorkResult("backup", "base backup", List.of(subject, peer, reference));

    @Test
    void a_row_has_times_ratios_and_sizes() {
        subject.add(new Sample(0, 0.5, 0.25, 160 * MEBIBYTE, 0, 16 * MEBIBYTE, 3));
        subject.add(new Sample(1, 1.5, 0.25, 150 * MEBIBYTE, 0, 16 * MEBIBYTE, 3));
        peer.add(new Sample(0, 2, 1, 60 * MEBIBYTE, 2 * MEBIBYTE, 16 * MEBIBYTE, -1));
        peer.add(new Sample(1, 2, 1, 60 * MEBIBYTE, 1, 16 * MEBIBYTE, -1));
        reference.add(new Sample(0, 0.25, 0.1, MEBIBYTE, 0, -1, -1));

        List<List<String>> rows = new ResultTable(result).rows();

        assertThat(rows.get(0))
                .containsExactly(
                        "pgcellar",
                        "2",
                        "1.00 s (500 ms–1.50 s)",
                        "1.50 s",
                        "0.50 (0.25–0.75)",
                        "4.00",
                        "250 ms",
                        "0.25",
                        "160 MiB",
                        "0",
                        "16 MiB",
                        "3");
        assertThat(rows.get(1)).contains("1.00", "2 MiB").endsWith("16 MiB", "–");
    }

    @Test
    void a_contender_that_always_failed_has_no_times_but_its_reason() {
        subject.addFailure("exit code 4: the bucket is gone");
        peer.add(new Sample(0, 2, 1, MEBIBYTE, 0, -1, -1));

        assertThat(new ResultTable(result).rows().get(0))
                .startsWith("pgcellar", "0, 1 FAILED", "–")
                .hasSameSizeAs(ResultTable.HEADINGS);
        assertThat(new TextReport(result).text()).contains("FAILED: pgcellar: exit code 4: the bucket is gone");
    }

    @Test
    void a_terminal_gets_aligned_columns() {
        peer.add(new Sample(0, 2, 1, MEBIBYTE, 0, -1, -1));
        reference.add(new Sample(0, 12, 1, MEBIBYTE, 0, -1, -1));

        List<String> lines = new TextReport(result).text().lines().toList();

        assertThat(lines.get(0)).isEqualTo("backup: base backup");
        assertThat(lines.get(3).indexOf("2.00 s")).isEqualTo(lines.get(4).indexOf("12.00 s") + 1);
    }

    @Test
    void markdown_has_the_conditions_and_escapes_pipes() {
        reference.add(new Sample(0, 2, 1, MEBIBYTE, 0, -1, -1));

        String text = new MarkdownReport(new Report(Map.of("machine", "two processors"), List.of(result), List.of("x")))
                .text();

        assertThat(text).contains("* machine: two processors", "* left out: x", "| tar \\| gzip | 1 |");
    }

    @Test
    void json_has_every_run() {
        subject.add(new Sample(0, 0.5, 0.25, MEBIBYTE, 0, 7, 3));
        peer.add(new Sample(0, 2, 1, MEBIBYTE, 0, -1, -1));

        JsonObject contender = JsonParser.parseString(
                        new JsonReport(new Report(Map.of(), List.of(result), List.of())).text())
                .getAsJsonObject()
                .getAsJsonArray("works")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("contenders")
                .get(0)
                .getAsJsonObject();

        assertThat(contender.get("ratio_to_peer").getAsDouble()).isEqualTo(0.25);
        JsonObject sample = contender.getAsJsonArray("samples").get(0).getAsJsonObject();
        assertThat(sample.get("wall_seconds").getAsDouble()).isEqualTo(0.5);
        assertThat(sample.get("requests").getAsLong()).isEqualTo(3);
    }
}
