package dev.pgcellar.catalog;

import dev.pgcellar.wal.Timeline;
import java.math.BigInteger;

/**
 * The timeline that a backup must have been taken on: the value of {@code --target-tli}.
 */
public sealed interface TargetTimeline {

    /** Any timeline. */
    record Any() implements TargetTimeline {}

    /** The highest timeline in the WAL archive. */
    record Latest() implements TargetTimeline {}

    /** The timeline current when the backup was taken, which says nothing while the backup is being chosen. */
    record Current() implements TargetTimeline {}

    /** One timeline. */
    record Exactly(Timeline timeline) implements TargetTimeline {}

    /**
     * Reads the value of the option.
     *
     * @throws IllegalArgumentException when it is neither {@code current} nor {@code latest} nor a positive number
     */
    static TargetTimeline parse(String text) {
        return switch (text) {
            case "latest" -> new Latest();
            case "current" -> new Current();
            default -> new Exactly(number(text));
        };
    }

    private static Timeline number(String text) {
        String digits = text.strip();
        BigInteger id = digits.matches("\\+?\\d+") ? new BigInteger(digits) : BigInteger.ZERO;
        if (id.signum() < 1) {
            throw new IllegalArgumentException(
                    "'" + Excerpt.of(text) + "' is not a timeline; expected 'current', 'latest' or a number from 1");
        }
        // A number that no timeline can have is a timeline of which there is no backup.
        return new Timeline(id.min(BigInteger.valueOf(Timeline.MAX_ID)).longValue());
    }
}
