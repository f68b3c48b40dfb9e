package dev.pgcellar.dashboard.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupStatus;
import dev.pgcellar.dashboard.coverage.CoverageCollector;
import dev.pgcellar.dashboard.coverage.TimelineHistory;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.wal.SegmentSize;
import dev.pgcellar.wal.Timeline;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Segment n is archived n minutes after the beginning. */
class RecoveryWindowsTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private final CoverageCollector wal = new CoverageCollector(SegmentSize.DEFAULT);
    private final Map<Long, TimelineHistory> histories = new HashMap<>();

    private static Instant minute(long number) {
        return BEGIN.plusSeconds(60 * number);
    }

    private void archived(long timeline, long first, long last) {
        for (long number = first; number <= last; number++) {
            wal.add(new ObjectInfo("wals/" + segment(timeline, number), 1, minute(number)));
        }
    }

    private void left(long timeline, String content) {
        histories.put(timeline, TimelineHistory.parse(timeline, content));
    }

    private static BackupInfo backup(long timeline, long first, long last) {
        return BackupInfo.builder(new BackupId("20260101T000000"))
                .status(BackupStatus.DONE)
                .beginWal(segment(timeline, first))
                .endWal(segment(timeline, last))
                .endTime(minute(last).atOffset(ZoneOffset.UTC))
                .timeline(timeline)
                .build();
    }

    private RecoveryWindows windowsOf(BackupInfo backup) {
        return RecoveryWindows.of(List.of(backup), wal.coverage(histories));
    }

    @Test
    void end_at_the_segment_before_a_gap() {
        archived(1, 1, 5);
        archived(1, 7, 9);

        assertThat(windowsOf(backup(1, 2, 3)).windows())
                .extracting(RecoveryWindow::from, RecoveryWindow::to, RecoveryWindow::missing)
                .containsExactly(tuple(minute(3), minute(5), segment(1, 6)));
    }

    @Test
    void need_all_wal_of_the_backup_itself() {
        archived(1, 1, 2);

        assertThat(windowsOf(backup(1, 2, 3)).windows()).isEmpty();
        assertThat(windowsOf(backup(1, 2, 3)).unusable())
                .extracting(UnusableBackup::reason)
                .singleElement()
                .asString()
                .contains(segment(1, 3));
    }

    @Test
    void go_on_along_the_timelines_that_left_the_one_of_the_backup() {
        archived(1, 1, 4);
        archived(2, 4, 6);
        archived(3, 6, 9);
        left(2, "1\t0/4000100\treason\n");
        left(3, "1\t0/4000100\treason\n2\t0/6000000\treason\n");

        assertThat(windowsOf(backup(1, 1, 2)).windows())
                .extracting(RecoveryWindow::timeline, RecoveryWindow::to, RecoveryWindow::missing)
                .containsExactlyInAnyOrder(
                        tuple(1L, minute(4), null), tuple(2L, minute(6), null), tuple(3L, minute(9), null));
    }

    @Test
    void do_not_go_on_along_a_timeline_that_was_left_before_the_backup_ended() {
        archived(1, 1, 9);
        archived(2, 4, 9);
        left(2, "1\t0/4000100\treason\n");

        assertThat(windowsOf(backup(1, 5, 6)).windows())
                .extracting(RecoveryWindow::timeline)
                .containsExactly(1L);
    }

    @Test
    void do_not_go_on_along_a_timeline_that_was_left_in_the_segment_in_which_the_backup_ended_but_earlier() {
        archived(1, 1, 9);
        archived(2, 4, 9);
        left(2, "1\t0/4000100\treason\n");
        BackupInfo ended = backup(1, 3, 4);

        assertThat(windowsOf(ended.toBuilder().endXlog("0/4000101").build()).windows())
                .hasSize(1);
        assertThat(windowsOf(ended.toBuilder().endXlog("0/4000100").build()).windows())
                .hasSize(2);
    }

    @Test
    void end_where_a_segment_is_missing_before_the_timeline_was_left() {
        archived(1, 1, 2);
        archived(2, 4, 9);
        left(2, "1\t0/4000100\treason\n");

        assertThat(windowsOf(backup(1, 1, 2)).windows())
                .filteredOn(window -> window.timeline() == 2)
                .extracting(RecoveryWindow::to, RecoveryWindow::missing)
                .containsExactly(tuple(minute(2), segment(1, 3)));
    }

    private static String segment(long timeline, long number) {
        return SegmentSize.DEFAULT.segment(new Timeline(timeline), number).text();
    }
}
