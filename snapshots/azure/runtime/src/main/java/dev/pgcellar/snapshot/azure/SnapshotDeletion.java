package dev.pgcellar.snapshot.azure;

import dev.pgcellar.snapshot.azure.LongRunningOperation.Goal;
import dev.pgcellar.snapshot.azure.LongRunningOperation.State;
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
        Deadline deadline = new Deadline(manager.settings().operationTimeout());
        LongRunningOperation operation = new LongRunningOperation(manager, answer, url, Goal.GONE, action);
        State state = operation.atFirst();
        while (!state.isFinished()) {
            deadline.sleepUntil(System.nanoTime() + state.pause().toNanos(), "cannot " + action);
            state = operation.check();
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
            if (!mayPass || !attempts.goOnAfter(answer.retryAfter().orElse(ResourceManager.pauseAfter(attempt)))) {
                return answer;
            }
        }
    }
}
