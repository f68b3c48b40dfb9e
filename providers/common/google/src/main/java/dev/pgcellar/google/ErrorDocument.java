package dev.pgcellar.google;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.http.HttpResponseException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer other than success says of its reason, in any of the forms that the APIs have: JSON, XML, a line of
 * text.
 *
 * @param code for instance {@code notFound} or {@code NoSuchBucket}; empty when there is none
 * @param message in the server's words, on one line; empty when there is none
 */
public record ErrorDocument(String code, String message) {

    private static final int MAX_LENGTH = 300;
    private static final Pattern XML_CODE = Pattern.compile("<Code>([^<]*)</Code>");
    private static final Pattern XML_MESSAGE = Pattern.compile("<Message>([^<]*)</Message>");

    /** What an answer says. */
    public static ErrorDocument of(HttpResponseException answer) {
        return parse(answer.getContent());
    }

    /**
     * What the body of an answer says.
     *
     * @param content may be null
     */
    public static ErrorDocument parse(String content) {
        String body = content == null ? "" : content.strip();
        if (body.startsWith("{")) {
            return ofJson(body);
        }
        if (body.startsWith("<")) {
            return new ErrorDocument(first(XML_CODE, body), first(XML_MESSAGE, body));
        }
        return new ErrorDocument("", oneLine(body));
    }

    /** The answer to one request of a batch. */
    public static ErrorDocument of(GoogleJsonError error) {
        boolean detailed = error.getErrors() != null && !error.getErrors().isEmpty();
        String reason = detailed ? error.getErrors().get(0).getReason() : null;
        return new ErrorDocument(oneLine(reason), oneLine(error.getMessage()));
    }

    private static String first(Pattern pattern, String body) {
        Matcher found = pattern.matcher(body);
        return found.find() ? oneLine(found.group(1)) : "";
    }

    /** With or without the envelope {@code error}, and as a server of access tokens writes it. */
    private static ErrorDocument ofJson(String body) {
        try {
            JsonObject document = JsonParser.parseString(body).getAsJsonObject();
            JsonObject error = document.get("error") instanceof JsonObject enclosed ? enclosed : document;
            return new ErrorDocument(code(error), text(error, "message", "error_description"));
        } catch (JsonParseException | IllegalStateException e) {
            return new ErrorDocument("", "");
        }
    }

    private static String code(JsonObject error) {
        JsonElement errors = error.get("errors");
        boolean detailed = errors != null
                && errors.isJsonArray()
                && !errors.getAsJsonArray().isEmpty();
        return detailed && errors.getAsJsonArray().get(0) instanceof JsonObject first
                ? text(first, "reason")
                : text(error, "error", "status");
    }

    private static String text(JsonObject object, String... names) {
        for (String name : names) {
            if (object.get(name) != null && object.get(name).isJsonPrimitive()) {
                return oneLine(object.get(name).getAsString());
            }
        }
        return "";
    }

    /** A foreign text on one line of bounded length. */
    public static String oneLine(String text) {
        if (text == null) {
            return "";
        }
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }
}
