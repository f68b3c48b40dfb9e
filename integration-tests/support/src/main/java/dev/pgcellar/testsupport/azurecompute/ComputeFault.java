package dev.pgcellar.testsupport.azurecompute;

import dev.pgcellar.testsupport.controlplane.ControlPlaneAnswer;
import dev.pgcellar.testsupport.controlplane.ControlPlaneFault;

/** Refusals in the words of Azure Resource Manager. */
public final class ComputeFault {

    private ComputeFault() {}

    /**
     * Refuses the request.
     *
     * @param code for instance {@code AuthorizationFailed}
     * @param retryAfter the header {@code Retry-After}; null for none
     */
    public static ControlPlaneFault refusal(int status, String code, String message, String retryAfter) {
        return new ControlPlaneFault.Reply(error(status, code, message).with("Retry-After", retryAfter));
    }

    /** As when too many requests are made. */
    public static ControlPlaneFault throttled(int retryAfterSeconds) {
        return refusal(
                429,
                "TooManyRequests",
                "The request is being throttled as the limit has been reached for operation type - Write_ObservationWindow",
                Integer.toString(retryAfterSeconds));
    }

    /** As when the identity lacks a permission. */
    public static ControlPlaneFault denied(String permission) {
        return refusal(
                403,
                "AuthorizationFailed",
                "The client '0000' with object id '0000' does not have authorization to perform action '" + permission
                        + "' over scope '/subscriptions/1' or the scope is invalid.",
                null);
    }

    static ControlPlaneAnswer error(int status, String code, String message) {
        return ControlPlaneAnswer.of(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}");
    }
}
