package dev.pgcellar.snapshot.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import dev.pgcellar.snapshot.operation.Document;
import dev.pgcellar.snapshot.operation.RetryAfter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What Azure Resource Manager answered.
 *
 * @param status of HTTP
 * @param statusUrl where an operation that goes on says how far it is ({@code Azure-AsyncOperation}); or null
 * @param resultUrl where the result of an operation that goes on will be ({@code Location}); or null
 * @param pause how long the service asks to wait before the next request; or null
 * @param body empty when there was none, or no JSON
 */
record Answer(int status, String statusUrl, String resultUrl, Duration pause, Document body) {

    static final int THROTTLED = 429;

    private static final int MAX_BODY = 8 << 20;
    private static final Set<Integer> TRANSIENT = Set.of(408, THROTTLED, 500, 502, 503, 504);
    private static final Set<String> ABSENT_SURROUNDINGS =
            Set.of("ResourceGroupNotFound", "SubscriptionNotFound", "InvalidSubscriptionId");

    private static final HttpHeaderName STATUS_URL = HttpHeaderName.fromString("Azure-AsyncOperation");

    /** Reads an answer to its end and closes it. */
    static Answer read(HttpResponse response) throws IOException {
        try (response;
                InputStream body = response.getBodyAsInputStream().block()) {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(MAX_BODY);
            return new Answer(
                    response.getStatusCode(),
                    response.getHeaderValue(STATUS_URL),
                    response.getHeaderValue(HttpHeaderName.LOCATION),
                    RetryAfter.parse(response.getHeaderValue(HttpHeaderName.RETRY_AFTER))
                            .orElse(null),
                    document(response.getStatusCode(), bytes));
        }
    }

    /** A proxy on the way may say of a failure what it likes. */
    private static Document document(int status, byte[] bytes) throws IOException {
        try {
            return parse(bytes);
        } catch (IOException e) {
            if (status / 100 == 2) {
                throw new IOException("the answer is no JSON document", e);
            }
            return Document.EMPTY;
        }
    }

    private static Document parse(byte[] json) throws IOException {
        if (json.length == 0) {
            return Document.EMPTY;
        }
        try (JsonReader reader = JsonProviders.createReader(json)) {
            return new Document(reader.readUntyped());
        } catch (IllegalStateException e) {
            throw new IOException(e);
        }
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether the same request may succeed a little later. */
    boolean isTransient() {
        return TRANSIENT.contains(status);
    }

    /** Whether the resource does not exist, though its resource group does. */
    boolean isAbsence() {
        return status == 404 && code().filter(ABSENT_SURROUNDINGS::contains).isEmpty();
    }

    /** How long the service asks to wait. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(pause);
    }

    /** The service's own code of a failure, for instance {@code ResourceNotFound}. */
    Optional<String> code() {
        return body.text("error", "code").or(() -> body.text("code"));
    }

    /** What the service says of a failure. */
    Optional<String> message() {
        return body.text("error", "message").or(() -> body.text("message"));
    }
}
