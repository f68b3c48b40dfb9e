package dev.pgcellar.snapshot.azure;

import com.azure.json.JsonProviders;
import com.azure.json.JsonWriter;
import dev.pgcellar.snapshot.azure.LongRunningOperation.Goal;
import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** Begins one snapshot (contract 05 section 4). */
final class SnapshotCreation {

    private final ResourceManager manager;
    private final AttachedVolume volume;
    private final ResourceId snapshot;

    SnapshotCreation(ResourceManager manager, AttachedVolume volume, String name) {
        this.manager = manager;
        this.volume = volume;
        this.snapshot = new ResourceId(manager.settings().place(), ResourceId.SNAPSHOTS, name);
    }

    /**
     * What became of the request.
     *
     * @param exists whether there is a snapshot now; also true where that cannot be told
     * @param operation null when it failed
     * @param failure null when it did not
     */
    record Outcome(
            SnapshotCreation creation, boolean exists, LongRunningOperation operation, SnapshotException failure) {}

    AttachedVolume volume() {
        return volume;
    }

    String name() {
        return snapshot.name();
    }

    /**
     * Asks for the snapshot. Does not break off on its own before there is an answer.
     *
     * @param end no further attempt begins after it
     */
    Outcome begin(CountDownLatch end) throws InterruptedException {
        Attempts attempts = Attempts.until(end);
        SnapshotException failure;
        try {
            ResourceRequest request = ResourceRequest.put(url(), body(), action());
            Answer answer = manager.send(request, attempts);
            if (answer.isSuccess()) {
                return new Outcome(
                        this, true, new LongRunningOperation(manager, answer, url(), Goal.EXISTS, action()), null);
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

    /**
     * Looks at the snapshot after its operation has ended well.
     *
     * @throws SnapshotErrorException when it is not what it should be
     */
    void requireComplete() throws SnapshotException, InterruptedException {
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
        return snapshot.urlAt(manager.settings());
    }

    private String action() {
        return "take snapshot '" + name() + "' of disk '" + volume.disk() + "'";
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
        return volume.attachment().text(key).orElseThrow();
    }
}
