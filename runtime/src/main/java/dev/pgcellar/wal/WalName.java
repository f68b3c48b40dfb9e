package dev.pgcellar.wal;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file that PostgreSQL archives: a segment, a partial segment, a backup history file or a timeline
 * history file (contract 00 section 11). Hexadecimal digits may be of either case; the name is kept as it was given.
 *
 * @param text the file name, without directories and without compression suffix
 * @param kind what the file is
 */
public record WalName(String text, Kind kind) implements Comparable<WalName> {

    /** What a WAL-type file is. */
    public enum Kind {
        /** A complete segment, {@code 000000010000000000000002}. */
        SEGMENT,
        /** The last, incomplete segment of a timeline, {@code 000000010000000000000002.partial}. */
        PARTIAL,
        /** Notes of a base backup, {@code 000000010000000000000002.00000028.backup}. */
        BACKUP_HISTORY,
        /** The history of a timeline, {@code 00000002.history}. */
        TIMELINE_HISTORY
    }

    private static final int TIMELINE_DIGITS = 8;
    private static final int LOG_END = 16;
    private static final int SEGMENT_DIGITS = 24;
    private static final Pattern FORM = Pattern.compile(
            "[0-9A-Fa-f]{8}(?:(\\.history)|[0-9A-Fa-f]{16}(?:(\\.partial)|(\\.[0-9A-Fa-f]{8}\\.backup))?)");

    public WalName {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(kind, "kind");
    }

    /** Reads a file name; empty when it is not of a WAL-type file. */
    public static Optional<WalName> parse(String fileName) {
        Matcher matcher = FORM.matcher(fileName);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Kind kind = matcher.group(1) != null
                ? Kind.TIMELINE_HISTORY
                : matcher.group(2) != null
                        ? Kind.PARTIAL
                        : matcher.group(3) != null ? Kind.BACKUP_HISTORY : Kind.SEGMENT;
        return Optional.of(new WalName(fileName, kind));
    }

    /**
     * Reads the name of an archived file, which may end in one known compression suffix; empty when it is not of a
     * WAL-type file (contract 01 section 5).
     */
    public static Optional<WalName> parseArchived(String fileName) {
        String suffix = CompressionSuffixes.of(fileName);
        return parse(fileName.substring(0, fileName.length() - suffix.length()));
    }

    /**
     * The name of a complete segment.
     *
     * @param log the upper 32 bits of the segment's LSNs
     * @param segment the number of the segment within the log
     */
    public static WalName segment(Timeline timeline, long log, long segment) {
        return new WalName(String.format("%s%08X%08X", timeline.toHex(), log, segment), Kind.SEGMENT);
    }

    /** The timeline the file belongs to; of a history file, the timeline it leads to. */
    public Timeline timeline() {
        return new Timeline(Long.parseLong(text.substring(0, TIMELINE_DIGITS), 16));
    }

    /** The first 24 characters: the segment that this file is, or speaks of. Empty for a timeline history file. */
    public Optional<String> segmentText() {
        return kind == Kind.TIMELINE_HISTORY ? Optional.empty() : Optional.of(text.substring(0, SEGMENT_DIGITS));
    }

    /**
     * The directory that archives keep this file in: timeline and log number as 16 upper-case hexadecimal digits. Empty
     * for a timeline history file, which is kept above these directories (contract 01 section 1).
     */
    public Optional<String> hashDirectory() {
        if (kind == Kind.TIMELINE_HISTORY) {
            return Optional.empty();
        }
        long log = Long.parseLong(text.substring(TIMELINE_DIGITS, LOG_END), 16);
        return Optional.of(timeline().toHex() + String.format("%08X", log));
    }

    /** The order of the texts. */
    @Override
    public int compareTo(WalName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
