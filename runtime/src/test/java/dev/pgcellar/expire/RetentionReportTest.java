package dev.pgcellar.expire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupInfoBuilder;
import dev.pgcellar.catalog.KeepTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Catalogs are written from the oldest backup to the newest, one word each: {@code D} complete, {@code F} failed,
 * {@code W} waiting for WAL, {@code S} started; {@code +f}, {@code +s}, {@code +x} kept in full, standalone, or by an
 * unknown word; {@code ^n} incremental, with the n-th backup as parent. The backup in the n-th place ended at noon of
 * day n of January; now is the begin of 1 February.
 */
class RetentionReportTest {

    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "REDUNDANCY 2, 0, D D D, OBSOLETE VALID VALID",
        "REDUNDANCY 3, 0, D D D, VALID VALID VALID",
        "REDUNDANCY 0, 0, D D+s D, OBSOLETE KEEP:STANDALONE OBSOLETE",
        "REDUNDANCY 1, 0, D F D, OBSOLETE - VALID",
        "REDUNDANCY 1, 0, D F, VALID -",
        "REDUNDANCY 1, 0, D W S, VALID - -",
        "REDUNDANCY 2, 0, D D D+f, OBSOLETE VALID KEEP:FULL",
        "REDUNDANCY 1, 0, D+x D D, KEEP:FULL OBSOLETE VALID",
        "REDUNDANCY 1, 2, D D D, OBSOLETE VALID VALID",
        "REDUNDANCY 2, 1, D D D, OBSOLETE VALID VALID",
        "REDUNDANCY 1, 0, F+f D, - VALID"
    })
    void judges_by_redundancy(String policy, int minimum, String catalog, String expected) {
        assertThat(statuses(policy, minimum, catalog)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // The window of 29 days begins on 3 January at 00:00: backup 2 is the first that ended before.
        "29 DAYS, 0, D D D D, OBSOLETE VALID VALID VALID",
        "29 DAYS, 0, D F D D, VALID - VALID VALID",
        "29 DAYS, 0, D D+f D, OBSOLETE KEEP:FULL VALID",
        "29 DAYS, 0, D+s D D, KEEP:STANDALONE VALID VALID",
        "29 DAYS, 3, D D D, OBSOLETE* VALID VALID",
        "28 DAYS, 4, D D D D, OBSOLETE* OBSOLETE* VALID VALID",
        "28 DAYS, 3, D D+s D D, OBSOLETE KEEP:STANDALONE VALID VALID",
        "28 DAYS, 3, D D D D, OBSOLETE OBSOLETE* VALID VALID",
        "4 WEEKS, 0, D D D D D, OBSOLETE OBSOLETE VALID VALID VALID",
        "1 MONTH, 0, D D, VALID VALID",
        "0 DAYS, 0, D D D, OBSOLETE OBSOLETE VALID",
        "99999999999 MONTHS, 0, D D, VALID VALID"
    })
    void judges_by_recovery_window(String window, int minimum, String catalog, String expected) {
        assertThat(statuses("RECOVERY WINDOW OF " + window, minimum, catalog)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "D D^1 D D, OBSOLETE OBSOLETE OBSOLETE VALID",
        "D D D^2 D^3, OBSOLETE VALID VALID VALID",
        "D+f D^1 D, KEEP:FULL VALID VALID",
        "D+s D^1 D, KEEP:STANDALONE OBSOLETE VALID",
        "D D+s D^2, OBSOLETE KEEP:STANDALONE VALID",
        "D D^1 D^2+f D, VALID VALID KEEP:FULL VALID",
        "D S^1 D, VALID - VALID",
        "D F^1 D, OBSOLETE - VALID",
        "D^9 D, - VALID",
        "D^2 D^1 D, - - VALID"
    })
    void incremental_backups_share_the_fate_of_their_root(String catalog, String expected) {
        assertThat(statuses("REDUNDANCY 1", 0, catalog)).isEqualTo(expected);
    }

    @Test
    void a_backup_without_an_end_time_does_not_end_the_walk_back_through_the_window() {
        List<BackupInfo> backups =
                List.of(backup(1, "D").build(), backup(2, "D").endTime(null).build());

        RetentionReport report =
                RetentionReport.of(RetentionPolicy.parse("RECOVERY WINDOW OF 1 DAYS"), backups, Map.of(), NOW, 0);

        assertThat(report.obsolete()).isEmpty();
    }

    @Test
    void children_named_only_by_their_parent_are_incremental_too() {
        List<BackupInfo> backups = List.of(
                backup(1, "D")
                        .childrenBackupIds(List.of(id(2).text(), "20250101T000000"))
                        .build(),
                backup(2, "D").build(),
                backup(3, "D").build());

        RetentionReport report = RetentionReport.of(RetentionPolicy.parse("REDUNDANCY 2"), backups, Map.of(), NOW, 0);

        assertThat(report.obsolete()).isEmpty();
    }

    @Test
    void deletes_oldest_first_but_children_before_their_parent() {
        RetentionReport report = report("REDUNDANCY 1", 0, "D D D^1 D^3 D D");

        assertThat(report.obsolete()).containsExactly(id(4), id(3), id(1), id(2), id(5));
    }

    @Test
    void warns_when_the_minimum_redundancy_overrides_the_policy() {
        assertThat(report("REDUNDANCY 1", 2, "D D").warnings())
                .containsExactly("the redundancy of the policy, 1, is raised to the minimum redundancy of 2");
        assertThat(report("RECOVERY WINDOW OF 0 DAYS", 2, "D D D").warnings())
                .containsExactly("backup 20260102T120000 is obsolete, but retained by the minimum redundancy");
        assertThat(report("REDUNDANCY 2", 2, "D D D").warnings()).isEmpty();
    }

    private static String statuses(String policy, int minimum, String catalog) {
        return report(policy, minimum, catalog).statuses().values().stream()
                .map(RetentionStatus::text)
                .collect(Collectors.joining(" "));
    }

    private static RetentionReport report(String policy, int minimum, String catalog) {
        List<BackupInfo> backups = new ArrayList<>();
        Map<BackupId, KeepTarget> keeps = new HashMap<>();
        for (String word : catalog.split(" ")) {
            BackupInfo backup = backup(backups.size() + 1, word).build();
            backups.add(backup);
            if (word.contains("+")) {
                keeps.put(backup.id(), keep(word.charAt(word.indexOf('+') + 1)));
            }
        }
        return RetentionReport.of(RetentionPolicy.parse(policy), backups, keeps, NOW, minimum);
    }

    private static BackupInfoBuilder backup(int place, String word) {
        BackupInfoBuilder builder = SampleArchive.complete(id(place).text(), "00000001000000000000000" + place)
                .status(status(word));
        int parent = word.indexOf('^');
        return parent < 0
                ? builder
                : builder.parentBackupId(
                        id(Character.digit(word.charAt(parent + 1), 10)).text());
    }

    private static BackupId id(int place) {
        return new BackupId("2026010" + place + "T120000");
    }

    private static String status(String word) {
        return switch (word.charAt(0)) {
            case 'F' -> "FAILED";
            case 'W' -> "WAITING_FOR_WALS";
            case 'S' -> "STARTED";
            default -> "DONE";
        };
    }

    private static KeepTarget keep(char letter) {
        return switch (letter) {
            case 'f' -> KeepTarget.FULL;
            case 's' -> KeepTarget.STANDALONE;
            default -> new KeepTarget("forever");
        };
    }
}
