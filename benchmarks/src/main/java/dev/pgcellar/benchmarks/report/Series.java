package dev.pgcellar.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** All runs of one contender in one work. */
public final class Series {

    private final String contender;
    private final Role role;
    private final List<Sample> samples = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    public Series(String contender, Role role) {
        this.contender = contender;
        this.role = role;
    }

    public void add(Sample sample) {
        samples.add(sample);
    }

    /** A run that failed; its time does not count. */
    public void addFailure(String reason) {
        failures.add(reason);
    }

    public String contender() {
        return contender;
    }

    public Role role() {
        return role;
    }

    public List<Sample> samples() {
        return Collections.unmodifiableList(samples);
    }

    public List<String> failures() {
        return Collections.unmodifiableList(failures);
    }

    /** Empty when no run succeeded. */
    public Optional<Distribution> wall() {
        return distribution(Sample::wallSeconds);
    }

    /** Empty when no run succeeded. */
    public Optional<Distribution> cpu() {
        return distribution(Sample::cpuSeconds);
    }

    /** The most that any run used. */
    public long peakMemory() {
        return samples.stream().mapToLong(Sample::peakMemory).max().orElse(0);
    }

    /** The most that any run wrote. */
    public long scratchBytes() {
        return samples.stream().mapToLong(Sample::scratchBytes).max().orElse(0);
    }

    /** Of the last run; -1 where nothing is stored. */
    public long storedBytes() {
        return samples.isEmpty() ? -1 : samples.get(samples.size() - 1).storedBytes();
    }

    /** Of the run that sent most; -1 where none were counted. */
    public long requests() {
        return samples.stream().mapToLong(Sample::requests).max().orElse(-1);
    }

    private Optional<Distribution> distribution(ToDoubleFunction<Sample> figure) {
        return samples.isEmpty()
                ? Optional.empty()
                : Optional.of(Distribution.of(
                        samples.stream().map(figure::applyAsDouble).toList()));
    }
}
