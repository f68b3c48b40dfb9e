package dev.pgcellar.benchmarks.work;

import dev.pgcellar.benchmarks.bed.Route;
import dev.pgcellar.benchmarks.bed.TestBed;
import dev.pgcellar.benchmarks.contender.CloudTool;
import dev.pgcellar.benchmarks.contender.PgBackRest;
import dev.pgcellar.benchmarks.measure.Measurement;
import dev.pgcellar.benchmarks.measure.ProcessMeter;
import dev.pgcellar.benchmarks.report.Sample;
import dev.pgcellar.benchmarks.report.Series;
import dev.pgcellar.benchmarks.report.WorkResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Does all works with all contenders. Within a work they take turns, and each round begins with another one, so that
 * whatever else the machine does hits all alike.
 */
public final class Competition {

    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final int EXCERPT = 400;

    private final TestBed bed;
    private final List<Work> works;
    private final Rounds rounds;
    private final ProcessMeter meter;
    private final Consumer<String> progress;

    /**
     * @param rival null where it is not installed
     * @param asked names of works, or beginnings of several names up to a dash; none for all that the rounds include
     * @param progress is told what is done now
     * @throws IllegalArgumentException when a name is no work's
     */
    public Competition(
            TestBed bed,
            List<CloudTool> tools,
            PgBackRest rival,
            Rounds rounds,
            List<String> asked,
            Consumer<String> progress) {
        this.bed = bed;
        this.rounds = rounds;
        this.progress = progress;
        this.meter = new ProcessMeter(bed.scratch("time"));
        List<Work> all = Stream.of(
                        new WalWorks(bed, tools, rival).all(),
                        new CatalogueWorks(bed, tools).all(),
                        new BackupWorks(bed, tools, rival).all())
                .flatMap(List::stream)
                .toList();
        this.works = asked.isEmpty() ? all.stream().filter(rounds::includes).toList() : chosen(all, asked);
    }

    private static List<Work> chosen(List<Work> all, List<String> asked) {
        return all.stream()
                .filter(work -> asked.stream().anyMatch(name -> named(all, name).contains(work)))
                .toList();
    }

    /** The work of this name, or else those whose names begin so. */
    private static List<Work> named(List<Work> all, String name) {
        Optional<Work> exact =
                all.stream().filter(work -> work.name().equals(name)).findFirst();
        if (exact.isPresent()) {
            return List.of(exact.get());
        }
        List<Work> group = all.stream().filter(work -> work.isOfGroup(name)).toList();
        if (group.isEmpty()) {
            throw new IllegalArgumentException("there is no work '" + name + "'; there are "
                    + String.join(", ", all.stream().map(Work::name).toList()));
        }
        return group;
    }

    /** Does everything; each result is handed over when it is complete. */
    public void run(Consumer<WorkResult> results) throws IOException {
        for (Work work : works) {
            results.accept(run(work));
        }
    }

    private WorkResult run(Work work) throws IOException {
        List<Series> series = work.entrants().stream()
                .map(entrant -> new Series(entrant.name(), entrant.role()))
                .toList();
        int count = work.entrants().size();
        for (int round = 0; round < rounds.of(work); round++) {
            for (int turn = 0; turn < count; turn++) {
                int next = (round + turn) % count;
                progress.accept(work.name() + ", round " + (round + 1) + ": "
                        + series.get(next).contender());
                run(work, work.entrants().get(next), round, series.get(next));
            }
        }
        return new WorkResult(work.name(), work.title(), new ArrayList<>(series));
    }

    private void run(Work work, Entrant entrant, int round, Series series) throws IOException {
        Trial trial = entrant.trials().get();
        try {
            trial.prepare();
            series.add(sample(work, trial, round));
        } catch (TrialFailure | IOException | AssertionError e) {
            series.addFailure(e.getMessage());
        } finally {
            trial.cleanUp();
        }
    }

    private Sample sample(Work work, Trial trial, int round) throws IOException, TrialFailure {
        long requestsBefore = bed.bucket().requestsThroughLink();
        Measurement measured = meter.run(trial.program(), LIMIT);
        long requests = work.route() == Route.LINK ? bed.bucket().requestsThroughLink() - requestsBefore : -1;
        if (measured.outcome().exitCode() != 0) {
            throw new TrialFailure("exit code " + measured.outcome().exitCode() + ": "
                    + excerpt(measured.outcome().stderr()));
        }
        Effect effect = trial.check(measured.outcome());
        return new Sample(
                round,
                seconds(measured.wall(), trial),
                seconds(measured.cpu(), trial),
                measured.peakMemory(),
                Math.max(0, measured.writtenBytes() - effect.destinationBytes()),
                effect.storedBytes(),
                requests);
    }

    private static double seconds(Duration time, Trial trial) {
        return time.toNanos() / 1e9 / trial.units();
    }

    private static String excerpt(String text) {
        String stripped = text.strip();
        return stripped.length() <= EXCERPT ? stripped : "…" + stripped.substring(stripped.length() - EXCERPT);
    }
}
