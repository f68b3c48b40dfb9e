package dev.pgcellar.dashboard.coverage;

import dev.pgcellar.wal.Lsn;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a timeline comes from: the content of its history file (PostgreSQL documentation, section 26.3.5).
 *
 * @param timeline to which the history leads
 * @param switches its ancestors, the oldest first
 */
public record TimelineHistory(long timeline, List<Switch> switches) {

    /**
     * The end of an ancestor.
     *
     * @param parent timeline that was left
     * @param location where it was left
     */
    public record Switch(long parent, Lsn location) {}

    public TimelineHistory {
        switches = List.copyOf(switches);
    }

    /** Reads the content of a history file. Lines of another form are passed over. */
    public static TimelineHistory parse(long timeline, String content) {
        List<Switch> switches = new ArrayList<>();
        for (String line : content.lines().map(String::strip).toList()) {
            String[] words = line.split("\\s+", 3);
            if (words.length >= 2 && words[0].matches("\\d{1,10}") && words[1].matches("[0-9A-Fa-f]+/[0-9A-Fa-f]+")) {
                switches.add(new Switch(Long.parseLong(words[0]), Lsn.parse(words[1])));
            }
        }
        return new TimelineHistory(timeline, switches);
    }
}
