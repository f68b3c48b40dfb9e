package dev.pgcellar.snapshot.operation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header by which a service asks to wait before the next request (RFC 9110 section 10.2.3). */
public final class RetryAfter {

    private RetryAfter() {}

    /**
     * How long to wait; empty when the service does not say it.
     *
     * @param text seconds or a date; may be null
     */
    public static Optional<Duration> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.chars().allMatch(Character::isDigit) ? Duration.ofSeconds(Long.parseLong(text)) : until(text));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Duration until(String date) {
        Duration duration = Duration.between(
                Instant.now(),
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
