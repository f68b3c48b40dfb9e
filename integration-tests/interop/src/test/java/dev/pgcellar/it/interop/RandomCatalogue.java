package dev.pgcellar.it.interop;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Backups and WAL of a server with a past: failures, promotions, gaps, kept backups, foreign objects. The same seed
 * gives the same catalogue, up to the day of today.
 */
final class RandomCatalogue {

    private static final List<String> STATUSES = List.of(
            "DONE",
            "DONE",
            "DONE",
            "DONE",
            "DONE",
            "DONE",
            "FAILED",
            "FAILED",
            "WAITING_FOR_WALS",
            "STARTED",
            "EMPTY",
            "SYNCING");
    private static final List<String> KEEPS = List.of("full", "standalone");

    /** The suffixes that the packaged release knows; later releases know more. */
    private static final List<String> SUFFIXES = List.of("", "", ".gz", ".bz2", ".snappy");

    /** An object between WAL files. */
    static final String FOREIGN = "notes.txt";

    private static final int SEGMENTS_OF_A_LOG = 256;
    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'+00:00'");

    private final Random random;
    private final Archive archive;
    private final List<String> ids = new ArrayList<>();

    /** Names of WAL files that exist already, without suffix: a second object of a name is 07 #13. */
    private final Set<String> walNames = new TreeSet<>();

    /** Not to be had as partial files also: those are 07 #31. */
    private final Set<String> endWals = new TreeSet<>();

    private LocalDateTime time;
    private int timeline = 1;

    /** Of the cluster, in segments since the beginning. */
    private int position;

    private RandomCatalogue(int seed, Archive archive) {
        this.random = new Random(seed);
        this.archive = archive;
    }

    /** Fills an empty archive. */
    static RandomCatalogue fill(Archive archive, int seed) {
        RandomCatalogue catalogue = new RandomCatalogue(seed, archive);
        catalogue.write();
        return catalogue;
    }

    private void write() {
        int backups = 1 + random.nextInt(7);
        // Noon, so that no backup ends near the edge of a recovery window, which is now.
        time = LocalDate.now(ZoneOffset.UTC).minusDays(2 + 12L * backups).atTime(12, 0);
        position = random.nextInt(3 * SEGMENTS_OF_A_LOG);
        for (int i = 0; i < backups; i++) {
            addBackup();
            live();
        }
        addForeignObjects();
    }

    private void addBackup() {
        String id = time.format(ID);
        String status = any(STATUSES);
        String begin = segment(position);
        int length = random.nextInt(3);
        String end = segment(position + length);
        boolean known = !status.equals("EMPTY");
        boolean ended = known && !status.equals("FAILED") && !status.equals("STARTED");
        String tablespaces = chance(30) ? "[('one', 16400, '/srv/one'), ('two', 9999, '/srv/two')]" : "None";
        archive.put(
                key(id, "backup.info"),
                "begin_time=" + (known ? time.minusHours(1).format(TIME) : "None") + "\nbegin_wal="
                        + (known ? begin : "None") + "\nend_time=" + (ended ? time.format(TIME) : "None")
                        + "\nend_wal=" + (ended ? end : "None") + "\nstatus=" + status + "\ntablespaces="
                        + tablespaces + "\ntimeline=" + (known ? timeline : "None") + "\n");
        addArchives(id, tablespaces.equals("None") ? List.of("data") : List.of("data", "16400", "9999"));
        if (status.equals("DONE") && chance(25)) {
            archive.put(key(id, "annotations/keep"), any(KEEPS));
        }
        for (int i = 0; i <= length; i++) {
            addWal(segment(position + i));
        }
        addWal(begin + ".00000028.backup");
        endWals.add(end);
        ids.add(id);
        position += length;
    }

    private void addArchives(String id, List<String> names) {
        String suffix = any(List.of(".tar", ".tar.gz", ".tar.bz2"));
        for (String name : names) {
            archive.put(key(id, name + suffix), "archive");
            for (int part = 1; chance(40); part++) {
                archive.put(key(id, String.format("%s_%04d%s", name, part, suffix)), "archive");
            }
        }
    }

    /** What happens between two backups. */
    private void live() {
        time = time.plusDays(1 + random.nextInt(11));
        int distance = chance(30) ? random.nextInt(4 * SEGMENTS_OF_A_LOG) : random.nextInt(40);
        for (int i = 0; i < 6; i++) {
            addWal(segment(position + random.nextInt(distance + 1)));
        }
        position += distance + 1;
        if (chance(20)) {
            addPartial(segment(position));
            timeline += chance(80) ? 1 : 2;
            addWal(String.format("%08X.history", timeline));
            addWal(segment(position));
        } else if (timeline > 1 && chance(5)) {
            // A backup of the old primary, which lives on.
            timeline--;
        }
    }

    private void addPartial(String segment) {
        if (!endWals.contains(segment)) {
            addWal(segment + ".partial");
        }
    }

    private void addWal(String name) {
        if (walNames.add(name)) {
            String folder = name.endsWith(".history") ? "" : name.substring(0, 16) + "/";
            archive.put("wals/" + folder + name + any(SUFFIXES), "wal");
        }
    }

    private void addForeignObjects() {
        if (chance(20)) {
            archive.put("wals/garbage/foo", "foreign");
        }
        if (chance(20)) {
            archive.put("wals/" + segment(position).substring(0, 16) + "/" + FOREIGN, "foreign");
        }
        if (chance(20)) {
            archive.put(key("20200101T000000", "data.tar"), "of a backup that was killed");
        }
    }

    /** Arguments of {@code backup-delete} that choose what to delete. */
    String[] policy() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> new String[] {"-r", "REDUNDANCY " + random.nextInt(4)};
            case 2 -> new String[] {"-r", "RECOVERY WINDOW OF " + (1 + random.nextInt(40)) + " DAYS"};
            case 3 ->
                new String[] {
                    "-r", "recovery window of " + (1 + random.nextInt(4)) + any(List.of(" weeks", " week", " Month"))
                };
            default -> new String[] {"-b", any(ids)};
        };
    }

    private String key(String id, String file) {
        return "base/" + id + "/" + file;
    }

    private String segment(int number) {
        return String.format("%08X%08X%08X", timeline, number / SEGMENTS_OF_A_LOG, number % SEGMENTS_OF_A_LOG);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
