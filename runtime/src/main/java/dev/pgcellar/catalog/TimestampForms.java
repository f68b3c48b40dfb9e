package dev.pgcellar.catalog;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * The text forms of a backup's times (contract 02 sections 1, 5 and 6). Seconds are always present, which RFC 3339
 * readers need, and microseconds only when they are not zero.
 */
public final class TimestampForms {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(".SSSSSS", Locale.ROOT);
    private static final DateTimeFormatter OFFSET =
            new DateTimeFormatterBuilder().appendOffset("+HH:MM:ss", "+00:00").toFormatter(Locale.ROOT);
    private static final DateTimeFormatter CTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH);

    private TimestampForms() {}

    /** {@code 2026-01-10 10:01:35.123456+00:00}, the form in {@code backup.info}. */
    public static String withOffset(OffsetDateTime time) {
        return DATE.format(time) + " " + timeAndOffset(time);
    }

    /** {@code 2026-01-10T10:01:35.123456+00:00}. */
    public static String iso(OffsetDateTime time) {
        return DATE.format(time) + "T" + timeAndOffset(time);
    }

    /** {@code 2026-01-10 10:01:35}, in the stored offset. */
    public static String seconds(OffsetDateTime time) {
        return DATE.format(time) + " " + TIME.format(time);
    }

    /** {@code Sat Jan 10 10:01:35 2026}, the form of C's {@code ctime}, in the stored offset. */
    public static String ctime(OffsetDateTime time) {
        return CTIME.format(time);
    }

    private static String timeAndOffset(OffsetDateTime time) {
        String fraction = time.getNano() / 1000 == 0 ? "" : MICROSECONDS.format(time);
        return TIME.format(time) + fraction + OFFSET.format(time);
    }
}
