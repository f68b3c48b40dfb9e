package dev.pgcellar.testsupport.gcpcompute;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.pgcellar.testsupport.controlplane.ControlPlaneAnswer;
import dev.pgcellar.testsupport.controlplane.ControlPlaneFault;

/** Refusals in the words of the Compute Engine API. */
public final class ComputeFault {

    private ComputeFault() {}

    /**
     * Refuses the request.
     *
     * @param reason for instance {@code notFound}
     */
    public static ControlPlaneFault refusal(int status, String reason, String message) {
        return new ControlPlaneFault.Reply(error(status, reason, message));
    }

    /** As when too many requests are made. */
    public static ControlPlaneFault throttled() {
        return refusal(
                403, "rateLimitExceeded", "Quota exceeded for quota group 'default' and limit 'Queries per minute'");
    }

    /** As when too many requests are made, with the time to wait. */
    public static ControlPlaneFault throttled(int retryAfterSeconds) {
        return new ControlPlaneFault.Reply(error(429, "rateLimitExceeded", "Rate Limit Exceeded")
                .with("Retry-After", Integer.toString(retryAfterSeconds)));
    }

    /** As when the identity lacks a permission. */
    public static ControlPlaneFault denied(String permission) {
        return refusal(403, "forbidden", "Required '" + permission + "' permission for 'projects/my-project'");
    }

    static ControlPlaneAnswer error(int status, String reason, String message) {
        JsonObject detail = new JsonObject();
        detail.addProperty("message", message);
        detail.addProperty("domain", "global");
        detail.addProperty("reason", reason);
        JsonArray details = new JsonArray();
        details.add(detail);
        JsonObject error = new JsonObject();
        error.addProperty("code", status);
        error.addProperty("message", message);
        error.add("errors", details);
        JsonObject document = new JsonObject();
        document.add("error", error);
        return ControlPlaneAnswer.of(status, document.toString());
    }

    static ControlPlaneAnswer notFound(String resource) {
        return error(404, "notFound", "The resource '" + resource + "' was not found");
    }
}
