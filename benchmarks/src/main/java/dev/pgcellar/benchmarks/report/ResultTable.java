package dev.pgcellar.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** The rows of one work as text. */
public record ResultTable(WorkResult result) {

    /** What the columns hold. */
    public static final List<String> HEADINGS = List.of(
            "contender",
            "runs",
            "wall: median (min–max)",
            "p95",
            "to the peer (min–max)",
            "to the reference",
            "CPU",
            "to the peer's",
            "memory",
            "scratch",
            "stored",
            "requests");

    private static final String NONE = "–";

    /** One row a contender; as many cells as there are headings. */
    public List<List<String>> rows() {
        return result.series().stream().map(this::row).toList();
    }

    private List<String> row(Series series) {
        if (series.samples().isEmpty()) {
            return failed(series);
        }
        Distribution wall = series.wall().orElseThrow();
        List<String> cells = new ArrayList<>();
        cells.add(series.contender());
        cells.add(runs(series));
        cells.add(Figures.seconds(wall.median()) + range(wall));
        cells.add(Figures.seconds(wall.percentile95()));
        cells.add(comparison(series));
        cells.add(result.reference()
                .flatMap(reference -> Ratio.ofWall(series, reference))
                .map(ratio -> Figures.ratio(ratio.median()))
                .orElse(NONE));
        cells.add(Figures.seconds(series.cpu().orElseThrow().mean()));
        cells.add(result.peer()
                .flatMap(peer -> Ratio.ofCpu(series, peer))
                .map(Figures::ratio)
                .orElse(NONE));
        cells.add(Figures.bytes(series.peakMemory()));
        cells.add(Figures.bytes(series.scratchBytes()));
        cells.add(series.storedBytes() < 0 ? NONE : Figures.bytes(series.storedBytes()));
        cells.add(series.requests() < 0 ? NONE : Long.toString(series.requests()));
        return cells;
    }

    private static List<String> failed(Series series) {
        List<String> cells = new ArrayList<>(List.of(series.contender(), runs(series)));
        while (cells.size() < HEADINGS.size()) {
            cells.add(NONE);
        }
        return cells;
    }

    private static String runs(Series series) {
        int failures = series.failures().size();
        return series.samples().size() + (failures == 0 ? "" : ", " + failures + " FAILED");
    }

    private static String range(Distribution figures) {
        return figures.size() == 1
                ? ""
                : " (" + Figures.seconds(figures.min()) + "–" + Figures.seconds(figures.max()) + ")";
    }

    private String comparison(Series series) {
        return result.peer()
                .flatMap(other -> Ratio.ofWall(series, other))
                .map(ratio -> Figures.ratio(ratio.median())
                        + (ratio.min() == ratio.max()
                                ? ""
                                : " (" + Figures.ratio(ratio.min()) + "–" + Figures.ratio(ratio.max()) + ")"))
                .orElse(NONE);
    }
}
