package dev.pgcellar.snapshot.azure;

import com.azure.json.JsonProviders;
import com.azure.json.JsonWriter;
import dev.pgcellar.snapshot.azure.ResourceOperation.Goal;
import dev.pgcellar.snapshot.operation.Attempts;
import dev.pgcellar.snapshot.operation.SnapshotCreation;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.TakenSnapshot;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** Begins one snapshot (contract 05 section 4). */
final class ManagedDiskSnapshot implements SnapshotCreation {

    private final ResourceManager manager;
    private final TakenSnapshot snapshot;
    private final ResourceId id;

    ManagedDiskSnapshot(ResourceManager manager, TakenSnapshot snapshot) {
        this.manager = manager;
        this.snapshot = snapshot;
        this.id = new ResourceId(manager.settings().place(), ResourceId.SNAPSHOTS, snapshot.name());
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
            ResourceRequest request = ResourceRequest.put(url(), body(), action());
            Answer answer = manager.send(request, attempts);
            if (answer.isSuccess()) {
                return new Outcome(
                        this, true, new ResourceOperation(manager, answer, url(), Goal.EXISTS, action()), null);
            }
            failure = manager.failure(answer, action());
        } catch (SnapshotException e) {
            failure = e;
        }
        return new Outcome(this, attempts.wereUncertain() && mayExist(end), null, failure);
    }

    /** Whether a request whose answer was lost made a snapshot. In doubt it did: deleting none is no error. */
    private boolean mayExist(CountDownLatch end) throws InterruptedException {
        try {
            return !manager.send(ResourceRequest.get(url(), action()), Attempts.until(end))
                    .isAbsence();
        } catch (SnapshotException e) {
            return true;
        }
    }

    @Override
    public void requireComplete() throws SnapshotException, InterruptedException {
        Answer answer = manager.send(ResourceRequest.get(url(), action()));
        if (!answer.isSuccess()) {
            throw manager.failure(answer, action());
        }
        String state = answer.body().text("properties", "provisioningState").orElse("Succeeded");
        if (!state.equalsIgnoreCase("Succeeded")) {
            throw new SnapshotErrorException("cannot " + action() + ": it ended as " + state, null);
        }
    }

    private String url() {
        return id.urlAt(manager.settings());
    }

    private String action() {
        return "take snapshot '" + snapshot.name() + "' of disk '"
                + snapshot.volume().disk() + "'";
    }

    private String body() {
        StringWriter text = new StringWriter();
        try (JsonWriter json = JsonProviders.createWriter(text)) {
            json.writeStartObject()
                    .writeStringField("location", attachment(AttachedDisks.LOCATION))
                    .writeStartObject("properties")
                    .writeBooleanField("incremental", true)
                    .writeStartObject("creationData")
                    .writeStringField("createOption", "Copy")
                    .writeStringField("sourceUri", attachment(AttachedDisks.DISK_ID))
                    .writeEndObject()
                    .writeEndObject()
                    .writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private String attachment(String key) {
        return snapshot.volume().attachment().text(key).orElseThrow();
    }
}
