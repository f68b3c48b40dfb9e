package dev.pgcellar.catalog;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * The id of a backup: the name of its folder in the store. Ids that PgCellar makes are the local time the backup began
 * at, {@code YYYYMMDDTHHMMSS}; ids found in a store may be any text (contract 01 section 5).
 *
 * @param text not empty, without {@code /}
 */
public record BackupId(String text) implements Comparable<BackupId> {

    private static final Pattern FORM = Pattern.compile("[0-9]{8}T[0-9]{6}");
    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    public BackupId {
        if (text.isEmpty() || text.indexOf('/') >= 0) {
            throw new IllegalArgumentException("'" + text + "' cannot be a backup id");
        }
    }

    /** The id of a backup that begins now, in the clock's time zone. */
    public static BackupId now(Clock clock) {
        return new BackupId(LOCAL_TIME.format(LocalDateTime.now(clock)));
    }

    /**
     * Whether a text has the form {@code YYYYMMDDTHHMMSS}; the date itself is not checked (contract 00 section 11).
     */
    public static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }

    /** The order of the texts, which for ids of the usual form is the order of time. */
    @Override
    public int compareTo(BackupId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
