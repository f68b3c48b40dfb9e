package dev.pgcellar.snapshot.gcp;

import dev.pgcellar.google.ErrorDocument;
import dev.pgcellar.snapshot.operation.Document;
import dev.pgcellar.snapshot.operation.LongRunningOperation;
import dev.pgcellar.snapshot.operation.Progress;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * A global operation (Compute Engine documentation, "Handle API responses"): {@code PENDING}, {@code RUNNING}, and at
 * last {@code DONE}, with errors or without. It is looked at ever more rarely.
 */
final class ComputeOperation implements LongRunningOperation {

    private static final Logger LOG = Logger.getLogger(ComputeOperation.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ComputeApi api;
    private final String action;
    private Document state;
    private Duration pause = FIRST_PAUSE;

    /**
     * @param begun the answer to the request that began it
     * @param action for messages, for instance {@code take snapshot 'disk0-20260115t100000'}
     */
    ComputeOperation(ComputeApi api, Document begun, String action) {
        this.api = api;
        this.state = begun;
        this.action = action;
    }

    @Override
    public Progress atFirst() throws SnapshotErrorException {
        return progress();
    }

    @Override
    public Progress check() throws SnapshotException, InterruptedException {
        String name = state.text("name")
                .orElseThrow(() -> new SnapshotErrorException(
                        "cannot " + action + ": the answer of " + api.settings().endpoint() + " names no operation",
                        null));
        String path = ComputeRequest.path("projects", api.settings().project(), "global", "operations", name);
        ComputeAnswer answer = api.send(ComputeRequest.get(path, action));
        if (!answer.isSuccess()) {
            throw api.failure(answer, action);
        }
        state = answer.body();
        return progress();
    }

    /** Whether it failed because what it was about did not exist. */
    boolean foundNothing() {
        return errors().stream()
                .anyMatch(error ->
                        error.text("code").filter("RESOURCE_NOT_FOUND"::equals).isPresent());
    }

    private List<Document> errors() {
        return state.list("error", "errors");
    }

    private Progress progress() throws SnapshotErrorException {
        if (!errors().isEmpty()) {
            throw new SnapshotErrorException(
                    "cannot " + action + ": the operation ended with " + line(errors().get(0)), null);
        }
        if (state.text("status").filter("DONE"::equals).isPresent()) {
            state.list("warnings").forEach(warning -> LOG.warnf("to %s: %s", action, line(warning)));
            return Progress.FINISHED;
        }
        Duration next = pause;
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        return Progress.goingOn(state.number("progress").orElse(0), next);
    }

    private static String line(Document problem) {
        return problem.text("code").orElse("an unknown code")
                + problem.text("message")
                        .map(text -> ": " + ErrorDocument.oneLine(text))
                        .orElse("");
    }
}
