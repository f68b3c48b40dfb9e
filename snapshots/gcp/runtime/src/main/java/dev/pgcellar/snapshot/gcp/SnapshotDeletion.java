package dev.pgcellar.snapshot.gcp;

import dev.pgcellar.snapshot.operation.Attempts;
import dev.pgcellar.snapshot.operation.Deadline;
import dev.pgcellar.snapshot.operation.Progress;
import dev.pgcellar.spi.DeletedSnapshot;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import java.util.Set;

/** Deletes one snapshot and waits for the end of that (contract 05 section 4). */
final class SnapshotDeletion {

    /** Reasons that pass: the snapshot is being made, or something is just being made from it. */
    private static final Set<String> BUSY = Set.of("resourceNotReady", "resourceInUseByAnotherResource");

    private final ComputeApi api;
    private final String path;
    private final String action;

    SnapshotDeletion(ComputeApi api, String name) {
        this.api = api;
        this.path = path(api, name);
        this.action = "delete snapshot '" + name + "'";
    }

    /** Where a snapshot is asked for. */
    static String path(ComputeApi api, String name) {
        return ComputeRequest.path("projects", api.settings().project(), "global", "snapshots", name);
    }

    DeletedSnapshot run() throws SnapshotException, InterruptedException {
        ComputeAnswer answer = accepted();
        if (answer.isNotFound()) {
            return DeletedSnapshot.ABSENT;
        }
        if (!answer.isSuccess()) {
            throw api.failure(answer, action);
        }
        ComputeOperation operation = new ComputeOperation(api, answer.body(), action);
        try {
            await(operation);
            return DeletedSnapshot.DELETED;
        } catch (SnapshotErrorException e) {
            if (operation.foundNothing()) {
                return DeletedSnapshot.ABSENT;
            }
            throw e;
        }
    }

    private void await(ComputeOperation operation) throws SnapshotException, InterruptedException {
        Deadline deadline = api.settings().deadline();
        Progress progress = operation.atFirst();
        while (!progress.isFinished()) {
            deadline.sleepUntil(System.nanoTime() + progress.pause().toNanos(), "cannot " + action);
            progress = operation.check();
        }
    }

    /** A snapshot whose making has not ended may refuse to be deleted for a moment. */
    private ComputeAnswer accepted() throws SnapshotException, InterruptedException {
        Attempts attempts = Attempts.alone();
        for (int attempt = 1; ; attempt++) {
            ComputeAnswer answer = api.send(ComputeRequest.delete(path, action), attempts);
            boolean mayPass = BUSY.contains(answer.error().code())
                    && attempt < api.settings().attempts();
            if (!mayPass || !attempts.goOnAfter(answer.retryAfter().orElse(Attempts.pauseAfter(attempt)))) {
                return answer;
            }
        }
    }
}
