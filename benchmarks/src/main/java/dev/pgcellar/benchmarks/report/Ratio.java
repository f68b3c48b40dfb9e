package dev.pgcellar.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How one series compares with another; below 1 is less.
 *
 * @param median the quotient of the medians
 * @param min the smallest quotient of two runs of the same round
 * @param max the largest
 */
public record Ratio(double median, double min, double max) {

    /** The ratio of the times from start to end; empty when either has no run, or they share no round. */
    public static Optional<Ratio> ofWall(Series series, Series measure) {
        return of(series, measure, Sample::wallSeconds);
    }

    private static Optional<Ratio> of(Series series, Series measure, ToDoubleFunction<Sample> figure) {
        Map<Integer, Sample> byRound = measure.samples().stream()
                .collect(Collectors.toMap(Sample::round, Function.identity(), (first, second) -> first));
        List<Double> quotients = series.samples().stream()
                .filter(sample -> byRound.containsKey(sample.round()))
                .map(sample -> figure.applyAsDouble(sample) / figure.applyAsDouble(byRound.get(sample.round())))
                .toList();
        if (quotients.isEmpty()) {
            return Optional.empty();
        }
        Distribution each = Distribution.of(quotients);
        return Optional.of(new Ratio(median(series, figure) / median(measure, figure), each.min(), each.max()));
    }

    /** The ratio of the mean processor times; empty when either has no run or took no time that can be measured. */
    public static Optional<Double> ofCpu(Series series, Series measure) {
        return series.cpu()
                .flatMap(
                        own -> measure.cpu().filter(other -> other.mean() > 0).map(other -> own.mean() / other.mean()));
    }

    private static double median(Series series, ToDoubleFunction<Sample> figure) {
        return Distribution.of(
                        series.samples().stream().map(figure::applyAsDouble).toList())
                .median();
    }
}
