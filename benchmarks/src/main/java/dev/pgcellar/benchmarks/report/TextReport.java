package dev.pgcellar.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** The table of one work for a terminal. */
public record TextReport(WorkResult result) {

    /** Title, headings and rows, aligned. */
    public String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(ResultTable.HEADINGS);
        rows.addAll(new ResultTable(result).rows());
        StringBuilder out = new StringBuilder();
        out.append(result.work()).append(": ").append(result.title()).append('\n');
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(padded(row.get(column), width(rows, column), column))
                        .append("  ");
            }
            out.append("  ").append(line.toString().stripTrailing()).append('\n');
        }
        result.series().forEach(series -> series.failures().forEach(failure -> out.append("  FAILED: ")
                .append(series.contender())
                .append(": ")
                .append(failure.strip())
                .append('\n')));
        return out.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    /** Names begin, figures end at the edge of their column. */
    private static String padded(String cell, int width, int column) {
        String padding = " ".repeat(width - cell.length());
        return column == 0 ? cell + padding : padding + cell;
    }
}
