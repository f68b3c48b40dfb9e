package dev.pgcellar.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientDateTimeParserTest {

    /** 15 March 2026 in Berlin, where it is winter time until the 29th. */
    private final LenientDateTimeParser parser =
            new LenientDateTimeParser(Clock.fixed(Instant.parse("2026-03-15T12:00:00Z"), ZoneId.of("Europe/Berlin")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-10 | 2026-01-10T00:00:00+01:00",
                "2026-01-10 10:00 | 2026-01-10T10:00:00+01:00",
                "2026-01-10 10:00:59 | 2026-01-10T10:00:59+01:00",
                "2026-01-10 10:00:59.5 | 2026-01-10T10:00:59.5+01:00",
                "2026-01-10 10:00:59.123456789 | 2026-01-10T10:00:59.123456+01:00",
                "2026-01-10T10:00:59 | 2026-01-10T10:00:59+01:00",
                "2026-07-10T10:00:59 | 2026-07-10T10:00:59+02:00",
                "20260110 | 2026-01-10T00:00:00+01:00",
                "20260110T100059 | 2026-01-10T10:00:59+01:00",
                "20260110T100059Z | 2026-01-10T10:00:59Z",
                "2026-01-10 10:00:00Z | 2026-01-10T10:00:00Z",
                "2026-01-10 10:00:00 UTC | 2026-01-10T10:00:00Z",
                "2026-01-10 10:00:00 GMT | 2026-01-10T10:00:00Z",
                "2026-01-10 10:00:00+00 | 2026-01-10T10:00:00Z",
                "2026-01-10 10:00:00+02:00 | 2026-01-10T10:00:00+02:00",
                "2026-01-10 10:00:00-0530 | 2026-01-10T10:00:00-05:30",
                "2026-01-10 10:00:00 +05:30 | 2026-01-10T10:00:00+05:30",
                "2026-01-10 10:00:00 CET | 2026-01-10T10:00:00+01:00",
                "2026-07-10 10:00:00 CEST | 2026-07-10T10:00:00+02:00",
                "2026-1-9 1:2:3 | 2026-01-09T01:02:03+01:00",
                "10 Jan 2026 10:00 | 2026-01-10T10:00:00+01:00",
                "10 january 2026 | 2026-01-10T00:00:00+01:00",
                "Jan 10, 2026 10:00 | 2026-01-10T10:00:00+01:00",
                "Sat Jan 10 10:00:00 2026 | 2026-01-10T10:00:00+01:00",
                "Sat Jan  3 10:00:00 2026 | 2026-01-03T10:00:00+01:00",
                "Sat Jan 10 10:00:00 UTC 2026 | 2026-01-10T10:00:00Z",
                "Sat, 10 Jan 2026 10:00:00 +0200 | 2026-01-10T10:00:00+02:00",
                "01/02/2026 | 2026-01-02T00:00:00+01:00",
                "13/02/2026 10:00 | 2026-02-13T10:00:00+01:00",
                "10:00 | 2026-03-15T10:00:00+01:00",
                "10:00:30 UTC | 2026-03-15T10:00:30Z",
            })
    void reads_every_accepted_form(String text, String expected) {
        assertThat(parser.parse(text)).isEqualTo(OffsetDateTime.parse(expected));
    }

    @Test
    void passes_over_blanks_around_the_time() {
        assertThat(parser.parse("  2026-01-10   10:00\t")).isEqualTo(OffsetDateTime.parse("2026-01-10T10:00+01:00"));
    }

    @Test
    void keeps_the_offset_it_was_given() {
        assertThat(parser.parse("2026-01-10 10:00:00+05:30").getOffset().getId())
                .isEqualTo("+05:30");
    }

    @ParameterizedTest
    @CsvSource({"CEST, +02:00", "CET, +01:00"})
    void an_abbreviation_tells_the_two_passes_of_an_autumn_hour_apart(String abbreviation, String offset) {
        OffsetDateTime time = parser.parse("2026-10-25 02:30:00 " + abbreviation);

        assertThat(time.getOffset().getId()).isEqualTo(offset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-10 10:00:00 EST", "2026-01-10 10:00 PST", "2026-01-10 10:00 MSK", "10:00 PM"})
    void refuses_an_abbreviation_that_is_not_of_the_local_zone(String text) {
        assertThatThrownBy(() -> parser.parse(text))
                .isInstanceOf(DateTimeParseException.class)
                .hasMessageContaining("zone")
                .hasMessageContaining("offset");
    }

    @Test
    void refuses_a_local_abbreviation_out_of_its_season() {
        assertThatThrownBy(() -> parser.parse("2026-07-10 10:00:00 CET"))
                .isInstanceOf(DateTimeParseException.class)
                .hasMessageContaining("CET is not in force");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "now",
                "today",
                "1768039200",
                "1768039200.5",
                "2026-01-10 10:00 Europe/Berlin",
                "2026-13-01",
                "2026-02-30",
                "2026-01-10 24:00",
                "2026-01-10 10:60",
                "2026-01-10 10:00:60",
                "2026-01-10 10:00+25:00",
                "13/13/2026",
                "0000-01-01",
                "10 Foo 2026",
                "2026",
                "2026-01",
                "2026-01-10T",
                "garb",
                "10/01/26",
                "2026-01-10 10:00 2026"
            })
    void refuses_what_is_no_time_with_one_line(String text) {
        assertThatThrownBy(() -> parser.parse(text))
                .isInstanceOf(DateTimeParseException.class)
                .hasMessageContaining("is not a time")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refuses_a_long_text_without_repeating_it() {
        assertThatThrownBy(() -> parser.parse("9".repeat(1_000_000)))
                .isInstanceOf(DateTimeParseException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }
}
