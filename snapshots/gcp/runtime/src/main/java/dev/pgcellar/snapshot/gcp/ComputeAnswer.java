package dev.pgcellar.snapshot.gcp;

import com.google.api.client.http.HttpResponse;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.ToNumberPolicy;
import dev.pgcellar.google.ErrorDocument;
import dev.pgcellar.snapshot.operation.Document;
import dev.pgcellar.snapshot.operation.RetryAfter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the Compute Engine API answered.
 *
 * @param status of HTTP
 * @param pause how long the service asks to wait before the next request; or null
 * @param body of a success; else empty
 * @param error of a failure; else without code and message
 */
record ComputeAnswer(int status, Duration pause, Document body, ErrorDocument error) {

    private static final int MAX_BODY = 8 << 20;
    private static final Set<Integer> TRANSIENT = Set.of(408, 500, 502, 503, 504);
    private static final Set<String> RATE_LIMITS = Set.of("rateLimitExceeded", "userRateLimitExceeded");
    private static final Pattern PROJECT_ABSENT = Pattern.compile("'projects/[^/']+' was not found");
    private static final ErrorDocument NO_ERROR = new ErrorDocument("", "");
    private static final Gson JSON = new GsonBuilder()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();

    /** Reads an answer to its end, so that its connection can be used again. */
    static ComputeAnswer read(HttpResponse response) throws IOException {
        try (InputStream content = response.getContent()) {
            String text = content == null ? "" : new String(content.readNBytes(MAX_BODY), StandardCharsets.UTF_8);
            Duration pause =
                    RetryAfter.parse(response.getHeaders().getRetryAfter()).orElse(null);
            return response.isSuccessStatusCode()
                    ? new ComputeAnswer(response.getStatusCode(), pause, document(text), NO_ERROR)
                    : new ComputeAnswer(response.getStatusCode(), pause, Document.EMPTY, ErrorDocument.parse(text));
        }
    }

    private static Document document(String text) throws IOException {
        try {
            Map<?, ?> fields = JSON.fromJson(text, Map.class);
            return fields == null ? Document.EMPTY : new Document(fields);
        } catch (JsonParseException e) {
            throw new IOException("the answer is no JSON document", e);
        }
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether requests are too many just now (Compute Engine documentation, "API rate quotas"). */
    boolean isThrottling() {
        return status == 429 || status == 403 && RATE_LIMITS.contains(error.code());
    }

    /** Whether the same request may succeed a little later. */
    boolean isTransient() {
        return isThrottling() || TRANSIENT.contains(status);
    }

    /** Whether the service says that what the request is about does not exist. */
    boolean isNotFound() {
        return status == 404 && error.code().equals("notFound");
    }

    /** Whether the resource does not exist, though its project does. */
    boolean isAbsence() {
        return isNotFound() && !PROJECT_ABSENT.matcher(error.message()).find();
    }

    /** How long the service asks to wait. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(pause);
    }
}
