package dev.pgcellar.snapshot.operation;

import dev.pgcellar.http.ForeignText;
import dev.pgcellar.snapshot.operation.SnapshotCreation.Outcome;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotObserver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Takes the snapshots of one backup where the cloud has no request for several: all are asked for at the same time, each
 * by a thread of its own.
 */
public final class SnapshotBatch {

    private final List<SnapshotCreation> creations;
    private final SnapshotObserver observer;
    private final Deadline deadline;
    private final CountDownLatch end = new CountDownLatch(1);
    private boolean interrupted;

    /**
     * @param deadline by which all are to be complete
     */
    public SnapshotBatch(List<? extends SnapshotCreation> creations, SnapshotObserver observer, Deadline deadline) {
        this.creations = List.copyOf(creations);
        this.observer = observer;
        this.deadline = deadline;
    }

    /**
     * Returns when all are complete.
     *
     * @throws SnapshotException when one failed, or all were not complete in time; the observer knows of all that exist
     * @throws InterruptedException when the calling thread was interrupted; the observer knows of all that exist
     */
    public void take() throws SnapshotException, InterruptedException {
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
            creations.forEach(creation -> begun.submit(() -> begin(creation)));
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

    /** After a failure that nobody thought of it cannot be told whether there is a snapshot now. */
    private Outcome begin(SnapshotCreation creation) throws InterruptedException {
        try {
            return creation.begin(end);
        } catch (RuntimeException e) {
            String line =
                    "cannot take snapshot '" + creation.snapshot().name() + "': " + ForeignText.oneLine(e.toString());
            return new Outcome(creation, true, null, new SnapshotErrorException(line, e));
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "pgcellar-snapshot");
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
            observer.exists(outcome.creation().snapshot());
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
                + pending.stream().map(one -> "'" + one.name() + "'").collect(Collectors.joining(", "));
    }

    private final class Pending {
        private final Outcome outcome;
        private long due;

        Pending(Outcome outcome) {
            this.outcome = outcome;
        }

        /** Returns whether it is complete. */
        boolean follow(Progress progress) throws SnapshotException, InterruptedException {
            if (progress.isFinished()) {
                outcome.creation().requireComplete();
            }
            observer.progressed(name(), progress.percent());
            due = System.nanoTime() + progress.pause().toNanos();
            return progress.isFinished();
        }

        String name() {
            return outcome.creation().snapshot().name();
        }
    }
}
