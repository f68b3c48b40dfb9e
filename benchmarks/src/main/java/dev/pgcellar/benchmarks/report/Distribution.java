package dev.pgcellar.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;

/** Figures of one kind, in order. */
public final class Distribution {

    private final double[] sorted;

    private Distribution(double[] sorted) {
        this.sorted = sorted;
    }

    /** @throws IllegalArgumentException when there is no figure */
    public static Distribution of(Collection<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("no figures");
        }
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Distribution(sorted);
    }

    public int size() {
        return sorted.length;
    }

    public double min() {
        return sorted[0];
    }

    public double max() {
        return sorted[sorted.length - 1];
    }

    /** The middle one, or the mean of the two in the middle. */
    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The smallest figure that at least 95 of 100 do not exceed; of fewer than 20 figures the largest. */
    public double percentile95() {
        return sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
    }

    public double mean() {
        return Arrays.stream(sorted).average().orElseThrow();
    }
}
