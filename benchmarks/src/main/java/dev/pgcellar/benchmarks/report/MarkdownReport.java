package dev.pgcellar.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;

/** A report in Markdown. */
public record MarkdownReport(Report report) {

    /** The whole document. */
    public String text() {
        StringBuilder out = new StringBuilder("# Benchmarks\n\n");
        report.conditions()
                .forEach((name, value) ->
                        out.append("* ").append(name).append(": ").append(value).append('\n'));
        report.leftOut()
                .forEach(reason -> out.append("* left out: ").append(reason).append('\n'));
        report.results().forEach(result -> append(result, out));
        return out.toString();
    }

    private static void append(WorkResult result, StringBuilder out) {
        out.append("\n## ")
                .append(result.work())
                .append("\n\n")
                .append(result.title())
                .append("\n\n");
        out.append(line(ResultTable.HEADINGS));
        out.append(line(ResultTable.HEADINGS.stream()
                .map(heading -> heading.equals("contender") ? "---" : "---:")
                .toList()));
        new ResultTable(result).rows().forEach(row -> out.append(line(row)));
        result.series().forEach(series -> series.failures().forEach(failure -> out.append("\nFAILED: ")
                .append(series.contender())
                .append(": ")
                .append(failure.strip().replace("\n", "\n    "))
                .append('\n')));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
