package dev.pgcellar.testsupport.gcpcompute;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Something that goes on after its answer, and comes a step further each time it is looked at. */
final class GlobalOperation {

    private final String name;
    private final OperationOutcome outcome;
    private final Runnable effect;
    private int polls;

    /**
     * @param effect takes place when it ends well
     */
    GlobalOperation(String name, OperationOutcome outcome, Runnable effect) {
        this.name = name;
        this.outcome = outcome;
        this.effect = effect;
    }

    /** As the answer has it that began it. */
    String begun() {
        return json("PENDING").toString();
    }

    /** Looks at it once more. */
    String polled() {
        if (polls < outcome.polls()) {
            polls = outcome.polls() == OperationOutcome.NEVER ? polls : polls + 1;
            return json("RUNNING").toString();
        }
        JsonObject json = json("DONE");
        if (outcome.errorCode() != null) {
            JsonObject error = new JsonObject();
            error.add("errors", problem(outcome.errorCode(), "The operation failed."));
            json.add("error", error);
            json.addProperty("httpErrorStatusCode", 400);
            json.addProperty("httpErrorMessage", "BAD REQUEST");
        } else {
            effect.run();
        }
        if (outcome.warning() != null) {
            json.add("warnings", problem(outcome.warning(), "Something is odd."));
        }
        return json.toString();
    }

    private static JsonArray problem(String code, String message) {
        JsonObject problem = new JsonObject();
        problem.addProperty("code", code);
        problem.addProperty("message", message);
        JsonArray problems = new JsonArray();
        problems.add(problem);
        return problems;
    }

    private JsonObject json(String status) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", "compute#operation");
        json.addProperty("id", "1");
        json.addProperty("name", name);
        json.addProperty("status", status);
        json.addProperty("progress", status.equals("DONE") ? 100 : 0);
        json.addProperty("selfLink", ComputeWorld.url("global/operations/" + name));
        return json;
    }
}
