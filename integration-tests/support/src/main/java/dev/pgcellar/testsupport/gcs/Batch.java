package dev.pgcellar.testsupport.gcs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many requests in one, {@code multipart/mixed} (Cloud Storage documentation, "Sending batch requests"). */
final class Batch {

    private static final int MOST_CALLS = 100;
    private static final String BOUNDARY = "batch_answer";
    private static final Pattern CALL = Pattern.compile("(?m)^(DELETE|GET|PATCH|POST) (\\S+)( HTTP/1\\.1)?\r?$");
    private static final Pattern ID = Pattern.compile("(?im)^content-id: *<?([^>\r\n]+)>?");

    /** Answers one request. */
    @FunctionalInterface
    interface Handler {
        GcsAnswer answer(GcsRequest request) throws IOException;
    }

    private final Handler handler;

    Batch(Handler handler) {
        this.handler = handler;
    }

    GcsAnswer answer(GcsRequest request) throws IOException {
        String boundary = request.header("content-type").orElse("").replaceFirst(".*boundary=\"?([^\";]+).*", "$1");
        String[] parts = request.text().split("--" + Pattern.quote(boundary));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int calls = 0;
        for (String part : parts) {
            Matcher call = CALL.matcher(part);
            if (call.find()) {
                calls++;
                body.writeBytes(answer(part, call, request.headers()));
            }
        }
        if (calls > MOST_CALLS) {
            throw Refusal.invalid("The batch has more than 100 calls.");
        }
        body.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
        return GcsAnswer.text(
                200, "multipart/mixed; boundary=" + BOUNDARY, body.toString(StandardCharsets.UTF_8), Map.of());
    }

    private byte[] answer(String part, Matcher call, Map<String, String> outer) throws IOException {
        Matcher id = ID.matcher(part);
        Map<String, String> headers = new HashMap<>();
        if (outer.containsKey("authorization")) {
            headers.put("authorization", outer.get("authorization"));
        }
        GcsAnswer answer = handler.answer(GcsRequest.of(
                call.group(1),
                call.group(2).replaceFirst("^https?://[^/]+", ""),
                headers,
                InputStream.nullInputStream()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Type: application/http\r\nContent-ID: <response-"
                + (id.find() ? id.group(1) : "") + ">\r\n\r\nHTTP/1.1 " + answer.status() + " Answer\r\n"
                + "Content-Type: " + answer.headers().getOrDefault("Content-Type", "text/html")
                + "\r\nContent-Length: " + answer.length() + "\r\n\r\n"));
        answer.body().transferTo(bytes);
        bytes.writeBytes(ascii("\r\n"));
        return bytes.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
