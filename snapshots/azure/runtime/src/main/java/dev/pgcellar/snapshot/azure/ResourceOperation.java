package dev.pgcellar.snapshot.azure;

import dev.pgcellar.http.ForeignText;
import dev.pgcellar.snapshot.operation.LongRunningOperation;
import dev.pgcellar.snapshot.operation.Progress;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import java.time.Duration;
import java.util.Optional;

/**
 * Something that Azure Resource Manager goes on doing after its answer, followed as Microsoft's "Track asynchronous Azure
 * operations" prescribes: by {@code Azure-AsyncOperation} where there is one, else by {@code Location}, else by the
 * state of the resource.
 */
final class ResourceOperation implements LongRunningOperation {

    private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);

    private final ResourceManager manager;
    private final String action;
    private final Answer begun;
    private final String resourceUrl;
    private final Goal goal;

    /** What is to become of the resource. */
    enum Goal {
        EXISTS,
        GONE
    }

    /**
     * @param begun the answer to the request that began it, a success
     * @param resourceUrl where the resource is asked for
     * @param action for messages, for instance {@code take snapshot 'disk0-20260113t100000'}
     */
    ResourceOperation(ResourceManager manager, Answer begun, String resourceUrl, Goal goal, String action) {
        this.manager = manager;
        this.begun = begun;
        this.resourceUrl = resourceUrl;
        this.goal = goal;
        this.action = action;
    }

    @Override
    public Progress atFirst() throws SnapshotErrorException {
        boolean isFollowed = begun.statusUrl() != null || begun.resultUrl() != null && begun.status() != 200;
        return isFollowed || begun.status() == 202 ? goingOn(0, begun) : ofProvisioning(begun);
    }

    @Override
    public Progress check() throws SnapshotException, InterruptedException {
        if (begun.statusUrl() != null) {
            return ofStatus(success(begun.statusUrl()));
        }
        if (begun.resultUrl() != null) {
            Answer answer = success(begun.resultUrl());
            return answer.status() == 202 ? goingOn(0, answer) : Progress.FINISHED;
        }
        Answer answer = manager.send(ResourceRequest.get(resourceUrl, action));
        if (goal == Goal.GONE) {
            return answer.isAbsence() ? Progress.FINISHED : goingOn(0, require(answer));
        }
        return ofProvisioning(require(answer));
    }

    private Answer success(String url) throws SnapshotException, InterruptedException {
        return require(manager.send(ResourceRequest.get(url, action)));
    }

    private Answer require(Answer answer) throws SnapshotException {
        if (!answer.isSuccess()) {
            throw manager.failure(answer, action);
        }
        return answer;
    }

    private Progress ofStatus(Answer answer) throws SnapshotErrorException {
        Optional<String> status = answer.body().text("status");
        long percent = answer.body().number("percentComplete").orElse(0);
        return of(status.orElse("InProgress"), percent, answer);
    }

    /** An absent state means success. */
    private Progress ofProvisioning(Answer answer) throws SnapshotErrorException {
        return of(answer.body().text("properties", "provisioningState").orElse("Succeeded"), 0, answer);
    }

    private Progress of(String status, long percent, Answer answer) throws SnapshotErrorException {
        if (status.equalsIgnoreCase("Succeeded")) {
            return Progress.FINISHED;
        }
        if (status.equalsIgnoreCase("Failed") || status.equalsIgnoreCase("Canceled")) {
            throw new SnapshotErrorException(
                    "cannot " + action + ": the operation ended as " + status
                            + answer.code().map(code -> " with " + code).orElse("")
                            + answer.message()
                                    .map(text -> ": " + ForeignText.oneLine(text))
                                    .orElse(""),
                    null);
        }
        return goingOn(percent, answer);
    }

    private static Progress goingOn(long percent, Answer answer) {
        return Progress.goingOn(percent, answer.retryAfter().orElse(USUAL_PAUSE));
    }
}
