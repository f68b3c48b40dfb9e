package dev.pgcellar.snapshot.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
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
                    duration(response.getHeaderValue(HttpHeaderName.RETRY_AFTER)),
                    document(response.getStatusCode(), bytes));
        }
    }

    /** A proxy on the way may say of a failure what it likes. */
    private static Document document(int status, byte[] bytes) throws IOException {
        try {
            return Document.parse(bytes);
        } catch (IOException e) {
            if (status / 100 == 2) {
                throw new IOException("the answer is no JSON document", e);
            }
            return Document.EMPTY;
        }
    }

    /** Seconds, or a date (RFC 9110 section 10.2.3). */
    private static Duration duration(String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : positive(Duration.between(
                            Instant.now(),
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
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
