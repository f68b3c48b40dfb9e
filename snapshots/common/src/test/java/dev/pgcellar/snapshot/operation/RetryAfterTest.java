package dev.pgcellar.snapshot.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    @Test
    void is_a_number_of_seconds() {
        assertThat(RetryAfter.parse("17")).contains(Duration.ofSeconds(17));
    }

    @Test
    void is_a_date() {
        String inAnHour = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(1));

        assertThat(RetryAfter.parse(inAnHour).orElseThrow()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
        assertThat(RetryAfter.parse("Thu, 15 Jan 2026 10:00:00 GMT")).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "-1", "99999999999999999999"})
    void is_absent_when_it_is_neither(String text) {
        assertThat(RetryAfter.parse(text)).isEmpty();
    }
}
