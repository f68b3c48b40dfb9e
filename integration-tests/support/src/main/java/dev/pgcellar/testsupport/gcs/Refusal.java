package dev.pgcellar.testsupport.gcs;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;

/** Any answer other than success, in the form of the API that was spoken. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;
    private final String code;

    /**
     * @param reason the JSON API's, for instance {@code notFound}
     * @param code the XML API's, for instance {@code NoSuchBucket}
     */
    Refusal(int status, String reason, String code, String message) {
        super(message);
        this.status = status;
        this.reason = reason;
        this.code = code;
    }

    static Refusal noBucket() {
        return new Refusal(404, "notFound", "NoSuchBucket", "The specified bucket does not exist.");
    }

    static Refusal noObject(String bucket, String name) {
        return new Refusal(404, "notFound", "NoSuchKey", "No such object: " + bucket + "/" + name);
    }

    static Refusal noUpload() {
        return new Refusal(404, "notFound", "NoSuchUpload", "The requested upload was not found.");
    }

    static Refusal precondition() {
        return new Refusal(
                412,
                "conditionNotMet",
                "PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold.");
    }

    static Refusal invalid(String message) {
        return new Refusal(400, "invalid", "InvalidArgument", message);
    }

    static Refusal unauthorized() {
        return new Refusal(401, "authError", "AuthenticationRequired", "Invalid Credentials");
    }

    GcsAnswer asJson() {
        JsonObject detail = new JsonObject();
        detail.addProperty("message", getMessage());
        detail.addProperty("domain", "global");
        detail.addProperty("reason", reason);
        JsonArray errors = new JsonArray();
        errors.add(detail);
        JsonObject error = new JsonObject();
        error.addProperty("code", status);
        error.addProperty("message", getMessage());
        error.add("errors", errors);
        JsonObject document = new JsonObject();
        document.add("error", error);
        return GcsAnswer.json(status, document);
    }

    GcsAnswer asXml() {
        return GcsAnswer.xml(
                status, "<Error><Code>" + code + "</Code><Message>" + getMessage() + "</Message></Error>", Map.of());
    }

    /** What a download of an object's bytes is refused with. */
    GcsAnswer asText() {
        return GcsAnswer.text(status, "text/html; charset=UTF-8", getMessage(), Map.of());
    }
}
