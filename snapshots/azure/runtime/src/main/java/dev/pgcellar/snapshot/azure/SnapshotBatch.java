package dev.pgcellar.snapshot.azure;

import dev.pgcellar.snapshot.azure.LongRunningOperation.State;
import dev.pgcellar.snapshot.azure.SnapshotCreation.Outcome;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotObserver;
import dev.pgcellar.spi.TakenSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes the snapshots of one backup: Azure has no request for several, so all are asked for at the same time, each by a
 * thread of its own.
 */
final class SnapshotBatch {

    private static final int COMPLETE = 100;

    private final List<SnapshotCreation> creations;
    private final SnapshotObserver observer;
    private final Function<SnapshotCreation, TakenSnapshot> record;
    private final Deadline deadline;
    private final CountDownLatch end = new CountDownLatch(1);
    private boolean interrupted;

    /**
     * @param record what is to be noted of a snapshot
     */
    SnapshotBatch(
            List<SnapshotCreation> creations,
            SnapshotObserver observer,
            Function<SnapshotCreation, TakenSnapshot> record,
            Deadline deadline) {
        this.creations = creations;
        this.observer = observer;
        this.record = record;
        this.deadline = deadline;
    }

    /** Returns when all are complete. */
    void take() throws SnapshotException, InterruptedException {
        List<Outcome> outcomes = begin();
        if (interrupted) {
            throw new InterruptedException();
        }
        for (Outcome outcome : outcomes) {
            if (outcome.failure() != null) {
                throw outcome.failure();
            }
        }
        await(outcomes);
    }

    /** Returns when all requests have their answers, even when interrupted. */
    private List<Outcome> begin() {
        ExecutorService threads = Executors.newFixedThreadPool(creations.size(), SnapshotBatch::daemon);
        try {
            CompletionService<Outcome> begun = new ExecutorCompletionService<>(threads);
            creations.forEach(creation -> begun.submit(() -> creation.begin(end)));
            List<Outcome> outcomes = new ArrayList<>();
            while (outcomes.size() < creations.size()) {
                Outcome outcome = next(begun);
                outcomes.add(outcome);
                report(outcome);
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "pgcellar-azure-snapshot");
        thread.setDaemon(true);
        return thread;
    }

    private Outcome next(CompletionService<Outcome> begun) {
        while (true) {
            try {
                return begun.take().get();
            } catch (InterruptedException e) {
                interrupted = true;
                end.countDown();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private void report(Outcome outcome) {
        if (outcome.exists()) {
            observer.exists(record.apply(outcome.creation()));
        }
        if (outcome.failure() != null) {
            end.countDown();
        }
    }

    private void await(List<Outcome> outcomes) throws SnapshotException, InterruptedException {
        List<Pending> pending = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Pending begun = new Pending(outcome);
            if (!begun.follow(outcome.operation().atFirst())) {
                pending.add(begun);
            }
        }
        while (!pending.isEmpty()) {
            Pending next = pending.stream()
                    .min(Comparator.comparingLong(candidate -> candidate.due - System.nanoTime()))
                    .orElseThrow();
            deadline.sleepUntil(next.due, incomplete(pending));
            if (next.follow(next.outcome.operation().check())) {
                pending.remove(next);
            }
        }
    }

    private static String incomplete(List<Pending> pending) {
        return "not complete: snapshot "
                + pending.stream()
                        .map(one -> "'" + one.outcome.creation().name() + "'")
                        .collect(Collectors.joining(", "));
    }

    private final class Pending {
        private final Outcome outcome;
        private long due;

        Pending(Outcome outcome) {
            this.outcome = outcome;
        }

        /** Returns whether it is complete. */
        boolean follow(State state) throws SnapshotException, InterruptedException {
            if (state.isFinished()) {
                outcome.creation().requireComplete();
            }
            observer.progressed(outcome.creation().name(), state.isFinished() ? COMPLETE : state.percent());
            due = System.nanoTime() + state.pause().toNanos();
            return state.isFinished();
        }
    }
}
