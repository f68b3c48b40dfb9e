package dev.pgcellar.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.catalog.RecoveryTarget.EndOfWal;
import dev.pgcellar.wal.Timeline;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetBackupSelectorTest {

    private static final TargetTimeline ANY = new TargetTimeline.Any();

    private final LenientDateTimeParser times = new LenientDateTimeParser(Clock.systemUTC());

    private final CatalogListing listing = new CatalogListing(
            List.of(
                    done("20260101T100000", "2026-01-01T10:05:00Z", "0/9000000", 1),
                    done("20260102T100000", "2026-01-02T10:05:00Z", "0/10000000", 1),
                    done("20260103T100000", "2026-01-03T10:05:00Z", "1/1000000", 2),
                    BackupInfo.builder(new BackupId("20260104T100000"))
                            .status(BackupStatus.FAILED)
                            .timeline(2L)
                            .build(),
                    done("20260105T100000", "2026-01-05T10:05:00Z", "1/2000000", 2).toBuilder()
                            .status(BackupStatus.WAITING_FOR_WALS)
                            .build()),
            List.of());

    @Test
    void without_a_target_it_is_the_newest_complete_backup() throws Exception {
        assertThat(select(new EndOfWal(), ANY)).contains("20260103T100000");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02 10:05:00Z, 20260102T100000",
        "2026-01-02 10:04:59Z, 20260101T100000",
        "2026-01-02 11:05:00+01:00, 20260102T100000",
        "2026-02-01, 20260103T100000",
    })
    void for_a_time_it_is_the_newest_that_had_ended_by_then(String time, String expected) throws Exception {
        assertThat(select(RecoveryTarget.atTime(time, times), ANY)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0/9000000, 20260101T100000",
        "0/FFFFFFF, 20260101T100000",
        "0/10000000, 20260102T100000",
        "1/1000000, 20260103T100000",
        "FFFFFFFF/0, 20260103T100000",
    })
    void for_an_lsn_it_is_the_newest_that_ended_there_or_before(String lsn, String expected) throws Exception {
        assertThat(select(RecoveryTarget.atLsn(lsn), ANY)).contains(expected);
    }

    @Test
    void a_target_before_the_first_backup_has_none() throws Exception {
        assertThat(select(RecoveryTarget.atTime("2025-12-31", times), ANY)).isEmpty();
        assertThat(select(RecoveryTarget.atLsn("0/1"), ANY)).isEmpty();
    }

    @Test
    void a_timeline_narrows_the_choice() throws Exception {
        assertThat(select(new EndOfWal(), TargetTimeline.parse("1"))).contains("20260102T100000");
        assertThat(select(RecoveryTarget.atTime("2026-02-01", times), TargetTimeline.parse("1")))
                .contains("20260102T100000");
        assertThat(select(RecoveryTarget.atLsn("0/9000000"), TargetTimeline.parse("2")))
                .isEmpty();
        assertThat(select(new EndOfWal(), TargetTimeline.parse("3"))).isEmpty();
    }

    @Test
    void the_latest_timeline_is_that_of_the_archive() throws Exception {
        TargetBackupSelector selector = new TargetBackupSelector(() -> Optional.of(new Timeline(1)));

        Optional<BackupInfo> chosen = selector.select(listing, new EndOfWal(), TargetTimeline.parse("latest"));

        assertThat(chosen.map(backup -> backup.id().text())).contains("20260102T100000");
    }

    @Test
    void an_empty_archive_has_no_latest_timeline() {
        TargetBackupSelector selector = new TargetBackupSelector(Optional::empty);

        assertThatThrownBy(() -> selector.select(listing, new EndOfWal(), new TargetTimeline.Latest()))
                .isInstanceOf(BackupSelectionException.class)
                .hasMessageContaining("WAL archive is empty");
    }

    @Test
    void the_current_timeline_cannot_choose() {
        assertThatThrownBy(() -> select(new EndOfWal(), TargetTimeline.parse("current")))
                .isInstanceOf(BackupSelectionException.class)
                .hasMessageContaining("current");
    }

    @Test
    void a_complete_backup_with_damaged_or_missing_ends_is_passed_over() throws Exception {
        CatalogListing odd = new CatalogListing(
                List.of(
                        done("20260101T100000", "2026-01-01T10:05:00Z", "0/9000000", 1),
                        done("20260106T100000", "2026-01-06T10:05:00Z", "rubbish", 1).toBuilder()
                                .endTime(null)
                                .build()),
                List.of());
        TargetBackupSelector selector = new TargetBackupSelector(Optional::empty);

        assertThat(selector.select(odd, RecoveryTarget.atLsn("F/0"), ANY).map(BackupInfo::id))
                .contains(new BackupId("20260101T100000"));
        assertThat(selector.select(odd, RecoveryTarget.atTime("2027-01-01", times), ANY)
                        .map(BackupInfo::id))
                .contains(new BackupId("20260101T100000"));
    }

    @Test
    void targets_that_cannot_be_understood_say_which_option_it_was() {
        assertThatThrownBy(() -> RecoveryTarget.atTime("garb", times))
                .isInstanceOf(BackupSelectionException.class)
                .hasMessageContaining("--target-time")
                .hasMessageContaining("garb");
        assertThatThrownBy(() -> RecoveryTarget.atLsn("zz"))
                .isInstanceOf(BackupSelectionException.class)
                .hasMessageContaining("--target-lsn")
                .hasMessageContaining("zz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "Latest", "1.5", "0x1"})
    void a_timeline_is_current_latest_or_a_positive_number(String text) {
        assertThatThrownBy(() -> TargetTimeline.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_timeline_that_none_can_have_is_one_without_backups() throws Exception {
        assertThat(select(new RecoveryTarget.EndOfWal(), TargetTimeline.parse("4294967296")))
                .isEmpty();
    }

    private Optional<String> select(RecoveryTarget target, TargetTimeline timeline) throws Exception {
        TargetBackupSelector selector = new TargetBackupSelector(() -> {
            throw new AssertionError("the archive was asked");
        });
        return selector.select(listing, target, timeline)
                .map(backup -> backup.id().text());
    }

    private static BackupInfo done(String id, String endTime, String endXlog, long timeline) {
        return BackupInfo.builder(new BackupId(id))
                .status(BackupStatus.DONE)
                .endTime(OffsetDateTime.parse(endTime))
                .endXlog(endXlog)
                .timeline(timeline)
                .build();
    }
}
