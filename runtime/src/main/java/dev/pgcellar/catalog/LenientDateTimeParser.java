package dev.pgcellar.catalog;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times as people and other tools write them, for {@code --target-time} and for {@code backup.info} (contract 03
 * section 4 and 02 section 4): ISO 8601 forms, {@code 10 Jan 2026 10:00}, the form of C's {@code ctime},
 * {@code 01/02/2026} with the month first unless it cannot be one, and a time alone, which means today. A missing time
 * is midnight; a missing zone is the local one. A zone is {@code Z}, {@code UTC}, {@code GMT}, an offset, or an
 * abbreviation of the local zone; any other is refused, because guessing it would shift the time.
 */
public final class LenientDateTimeParser {

    private static final String TIME =
            "(?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:[.,](?<fraction>\\d{1,30}))?)?";
    private static final String COMPACT_TIME =
            "(?<hour>\\d{2})(?<minute>\\d{2})(?:(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,30}))?)?";
    private static final String ZONE = "(?: ?(?<zone>[A-Za-z]+|[+-]\\d{2}(?::?\\d{2}(?::?\\d{2})?)?))?";
    private static final String MONTH_NAME = "(?<monthname>[A-Za-z]{3,9})\\.?";
    private static final String YEAR = "(?<year>\\d{4})";

    private static final List<Pattern> FORMS = List.of(
            withTime(YEAR + "(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})", TIME),
            withTime(YEAR + "-(?<month>\\d{2})-(?<day>\\d{2})", COMPACT_TIME),
            withTime(YEAR + "(?<month>\\d{2})(?<day>\\d{2})", TIME),
            withTime(YEAR + "(?<month>\\d{2})(?<day>\\d{2})", COMPACT_TIME),
            withTime("(?<month>\\d{1,2})/(?<day>\\d{1,2})/" + YEAR, TIME),
            withTime("(?<day>\\d{1,2})[ -]" + MONTH_NAME + "[ -]" + YEAR, TIME),
            withTime(MONTH_NAME + " (?<day>\\d{1,2}),? " + YEAR, TIME),
            Pattern.compile(MONTH_NAME + " (?<day>\\d{1,2}) " + TIME + ZONE + " " + YEAR),
            Pattern.compile(TIME + ZONE));

    private static final Pattern WEEKDAY = Pattern.compile(
            "^(?:mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?),? ",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final int LAST_MONTH = 12;
    private static final int MICROSECOND_DIGITS = 6;
    private static final int NANOS_PER_MICROSECOND = 1000;
    private static final int MAX_LENGTH = 200;

    private final Clock clock;

    /**
     * @param clock gives the local time zone, and what today is
     */
    public LenientDateTimeParser(Clock clock) {
        this.clock = clock;
    }

    private static Pattern withTime(String date, String time) {
        return Pattern.compile(date + "(?:[Tt ] ?" + time + ")?" + ZONE);
    }

    /**
     * Reads a time, to the microsecond; further digits are dropped.
     *
     * @throws DateTimeParseException when the text is none of the known forms, names no possible time, or has an
     *     unknown zone; the message is one line
     */
    public OffsetDateTime parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw unknown(text, "it is too long", null);
        }
        String normal = WEEKDAY.matcher(text.strip().replaceAll("\\s+", " ")).replaceFirst("");
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(normal);
            if (matcher.matches()) {
                return read(text, form, matcher);
            }
        }
        throw unknown(text, "expected a form like 2026-01-31 23:59:59+00:00", null);
    }

    private OffsetDateTime read(String text, Pattern form, Matcher matcher) {
        try {
            Parts parts = new Parts(form, matcher);
            LocalDateTime local = LocalDateTime.of(date(parts), time(parts));
            return local.atOffset(new ZoneSuffix(clock.getZone()).offsetOf(parts.text("zone"), local));
        } catch (DateTimeException e) {
            throw unknown(text, e.getMessage(), e);
        }
    }

    private static DateTimeParseException unknown(String text, String reason, Exception cause) {
        return new DateTimeParseException("'" + Excerpt.of(text) + "' is not a time: " + reason, text, 0, cause);
    }

    private LocalDate date(Parts parts) {
        if (!parts.has("year")) {
            return LocalDate.now(clock);
        }
        int year = parts.number("year");
        if (year == 0) {
            throw new DateTimeException("there is no year 0");
        }
        int day = parts.number("day");
        if (parts.has("monthname")) {
            return LocalDate.of(year, month(parts.text("monthname")), day);
        }
        int month = parts.number("month");
        boolean dayFirst = month > LAST_MONTH && parts.monthBeforeYear();
        return dayFirst ? LocalDate.of(year, day, month) : LocalDate.of(year, month, day);
    }

    private static int month(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).startsWith(wanted)
                    || wanted.equals("sept") && MONTHS.get(i).startsWith("sep")) {
                return i + 1;
            }
        }
        throw new DateTimeException("'" + name + "' is not a month");
    }

    private static LocalTime time(Parts parts) {
        if (!parts.has("hour")) {
            return LocalTime.MIDNIGHT;
        }
        int second = parts.has("second") ? parts.number("second") : 0;
        return LocalTime.of(parts.number("hour"), parts.number("minute"), second, nanos(parts));
    }

    private static int nanos(Parts parts) {
        if (!parts.has("fraction")) {
            return 0;
        }
        String digits = (parts.text("fraction") + "0".repeat(MICROSECOND_DIGITS)).substring(0, MICROSECOND_DIGITS);
        return Integer.parseInt(digits) * NANOS_PER_MICROSECOND;
    }

    /** The named parts of a text that matched a form. */
    private record Parts(Pattern form, Matcher matcher) {

        boolean has(String name) {
            return text(name) != null;
        }

        String text(String name) {
            return form.pattern().contains("(?<" + name + ">") ? matcher.group(name) : null;
        }

        int number(String name) {
            return Integer.parseInt(text(name));
        }

        boolean monthBeforeYear() {
            return matcher.start("month") < matcher.start("year");
        }
    }
}
