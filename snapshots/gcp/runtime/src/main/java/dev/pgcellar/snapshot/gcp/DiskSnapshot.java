package dev.pgcellar.snapshot.gcp;

import com.google.gson.JsonObject;
import dev.pgcellar.snapshot.operation.Attempts;
import dev.pgcellar.snapshot.operation.SnapshotCreation;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.TakenSnapshot;
import java.util.concurrent.CountDownLatch;

/** The making of one snapshot (contract 05 section 4). */
final class DiskSnapshot implements SnapshotCreation {

    private final ComputeApi api;
    private final TakenSnapshot snapshot;

    DiskSnapshot(ComputeApi api, TakenSnapshot snapshot) {
        this.api = api;
        this.snapshot = snapshot;
    }

    @Override
    public TakenSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public Outcome begin(CountDownLatch end) throws InterruptedException {
        Attempts attempts = Attempts.until(end);
        SnapshotException failure;
        try {
            String path = ComputeRequest.path("projects", api.settings().project(), "global", "snapshots");
            ComputeAnswer answer = api.send(ComputeRequest.insert(path, body(), action()), attempts);
            if (answer.isSuccess()) {
                return new Outcome(this, true, new ComputeOperation(api, answer.body(), action()), null);
            }
            failure = api.failure(answer, action());
        } catch (SnapshotException e) {
            failure = e;
        }
        return new Outcome(this, attempts.wereUncertain() && mayExist(end), null, failure);
    }

    /**
     * Whether a request whose answer was lost made a snapshot. In doubt it did, for instance where the permission to
     * look is missing: deleting none is no error.
     */
    private boolean mayExist(CountDownLatch end) throws InterruptedException {
        try {
            String path = SnapshotDeletion.path(api, snapshot.name());
            return !api.send(ComputeRequest.get(path, action()), Attempts.until(end))
                    .isAbsence();
        } catch (SnapshotException e) {
            return true;
        }
    }

    /** The operation ends when the snapshot is complete, and says so; looking at it would need a permission more. */
    @Override
    public void requireComplete() {
        // Nothing more can be learned.
    }

    private String action() {
        return "take snapshot '" + snapshot.name() + "' of disk '"
                + snapshot.volume().disk() + "'";
    }

    private String body() {
        JsonObject body = new JsonObject();
        body.addProperty("name", snapshot.name());
        body.addProperty(
                "sourceDisk",
                snapshot.volume().attachment().text(AttachedDisks.SOURCE).orElseThrow());
        return body.toString();
    }
}
