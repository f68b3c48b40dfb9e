package dev.pgcellar.catalog;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;

/**
 * What the zone at the end of a written time means.
 *
 * @param local the zone of times without one
 */
record ZoneSuffix(ZoneId local) {

    private static final Set<String> UTC = Set.of("Z", "UTC", "GMT");

    /**
     * The offset that a suffix gives a local time.
     *
     * @param suffix an offset or an abbreviation; null for none
     * @throws DateTimeException when the suffix is unknown, or not in force at that time
     */
    ZoneOffset offsetOf(String suffix, LocalDateTime time) {
        if (suffix == null) {
            return time.atZone(local).getOffset();
        }
        if (suffix.charAt(0) == '+' || suffix.charAt(0) == '-') {
            return numeric(suffix);
        }
        if (UTC.contains(suffix.toUpperCase(Locale.ROOT))) {
            return ZoneOffset.UTC;
        }
        return abbreviated(suffix, time);
    }

    private static ZoneOffset numeric(String suffix) {
        String digits = (suffix.substring(1).replace(":", "") + "0000").substring(0, 6);
        int sign = suffix.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutesSeconds(
                sign * Integer.parseInt(digits.substring(0, 2)),
                sign * Integer.parseInt(digits.substring(2, 4)),
                sign * Integer.parseInt(digits.substring(4, 6)));
    }

    private ZoneOffset abbreviated(String suffix, LocalDateTime time) {
        TimeZone zone = TimeZone.getTimeZone(local);
        List<String> names = List.of(abbreviation(zone, false), abbreviation(zone, true));
        if (!names.contains(suffix)) {
            throw new DateTimeException("the zone '" + suffix + "' is unknown; write an offset such as +02:00");
        }
        return local.getRules().getValidOffsets(time).stream()
                .filter(offset ->
                        suffix.equals(abbreviation(zone, local.getRules().isDaylightSavings(time.toInstant(offset)))))
                .findFirst()
                .orElseThrow(() -> new DateTimeException(
                        suffix + " is not in force at that time; write an offset such as +02:00"));
    }

    private static String abbreviation(TimeZone zone, boolean daylight) {
        return zone.getDisplayName(daylight, TimeZone.SHORT, Locale.ENGLISH);
    }
}
