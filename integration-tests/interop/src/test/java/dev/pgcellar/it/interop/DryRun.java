package dev.pgcellar.it.interop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a dry run of {@code backup-delete} prints, in the form of the packaged peer. Later releases delete folders of WAL
 * as a whole, where that is possible, and print one line for each, for each backup anew (contract 03 section 8.3 and 07
 * #47); the peer prints their WAL files in its one list, each file once.
 */
final class DryRun {

    private static final String BEGIN = "Skipping deletion of objects [";
    private static final String END = "] due to --dry-run option";
    private static final Pattern PREFIX =
            Pattern.compile("Skipping deletion of all objects under prefix (.*/) due to --dry-run option");
    private static final Pattern KEY = Pattern.compile("'([^']*)'");
    private static final Pattern WAL =
            Pattern.compile(".*/[0-9A-F]{24}(\\.partial|\\.[0-9A-F]{8}\\.backup)?" + "(\\.gz|\\.bz2|\\.snappy)?");

    private final List<String> allKeys;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> wal = new TreeSet<>();
    private final Set<String> printed = new HashSet<>();

    private DryRun(List<String> allKeys) {
        this.allKeys = allKeys;
    }

    /**
     * The lines without those for folders.
     *
     * @param allKeys of the bucket
     */
    static List<String> inOlderForm(String stdout, List<String> allKeys) {
        DryRun run = new DryRun(allKeys);
        stdout.lines().forEach(run::add);
        run.endOfBackup();
        return run.lines;
    }

    /** Whether the peer takes an object for WAL. */
    static boolean isWal(String key) {
        return WAL.matcher(key).matches();
    }

    private void add(String line) {
        Matcher prefix = PREFIX.matcher(line);
        if (prefix.matches()) {
            allKeys.stream()
                    .filter(key -> key.startsWith(prefix.group(1)) && isWal(key))
                    .forEach(wal::add);
        } else if (line.startsWith(BEGIN) && line.contains("/wals/")) {
            KEY.matcher(line).results().forEach(key -> wal.add(key.group(1)));
        } else {
            endOfBackup();
            lines.add(line);
        }
    }

    private void endOfBackup() {
        wal.removeAll(printed);
        if (!wal.isEmpty()) {
            lines.add(BEGIN + "'" + String.join("', '", wal) + "'" + END);
        }
        printed.addAll(wal);
        wal.clear();
    }
}
