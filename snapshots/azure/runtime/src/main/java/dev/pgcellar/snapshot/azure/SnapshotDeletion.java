package dev.pgcellar.snapshot.azure;

import dev.pgcellar.snapshot.azure.ResourceOperation.Goal;
import dev.pgcellar.snapshot.operation.Attempts;
import dev.pgcellar.snapshot.operation.Deadline;
import dev.pgcellar.snapshot.operation.Progress;
import dev.pgcellar.spi.DeletedSnapshot;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotLockedException;

/** Deletes one snapshot and waits for the end of that (contract 05 section 4). */
final class SnapshotDeletion {

    private static final int CONFLICT = 409;
    private static final int NO_CONTENT = 204;

    private final ResourceManager manager;
    private final String url;
    private final String action;

    SnapshotDeletion(ResourceManager manager, String name) {
        this.manager = manager;
        this.url = new ResourceId(manager.settings().place(), ResourceId.SNAPSHOTS, name).urlAt(manager.settings());
        this.action = "delete snapshot '" + name + "'";
    }

    DeletedSnapshot run() throws SnapshotException, InterruptedException {
        Answer answer = accepted();
        if (answer.isAbsence() || answer.status() == NO_CONTENT) {
            return DeletedSnapshot.ABSENT;
        }
        if (!answer.isSuccess()) {
            throw manager.failure(answer, action);
        }
        Deadline deadline = manager.settings().deadline();
        ResourceOperation operation = new ResourceOperation(manager, answer, url, Goal.GONE, action);
        Progress progress = operation.atFirst();
        while (!progress.isFinished()) {
            deadline.sleepUntil(System.nanoTime() + progress.pause().toNanos(), "cannot " + action);
            progress = operation.check();
        }
        return DeletedSnapshot.DELETED;
    }

    /** A snapshot whose making has not ended may refuse to be deleted for a moment; one that is locked, for good. */
    private Answer accepted() throws SnapshotException, InterruptedException {
        Attempts attempts = Attempts.alone();
        for (int attempt = 1; ; attempt++) {
            Answer answer = manager.send(ResourceRequest.delete(url, action), attempts);
            boolean mayPass = answer.status() == CONFLICT
                    && !(manager.failure(answer, action) instanceof SnapshotLockedException)
                    && attempt < manager.settings().attempts();
            if (!mayPass || !attempts.goOnAfter(answer.retryAfter().orElse(Attempts.pauseAfter(attempt)))) {
                return answer;
            }
        }
    }
}
