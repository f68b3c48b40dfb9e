package dev.pgcellar.expire;

import static dev.pgcellar.expire.SampleArchive.LAYOUT;
import static dev.pgcellar.expire.SampleArchive.complete;
import static dev.pgcellar.expire.SampleArchive.minimum;
import static dev.pgcellar.expire.SampleArchive.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.Tablespace;
import dev.pgcellar.catalog.UnknownFieldException;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.testing.Golden;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupExpiryTest {

    private static final String FIRST = "20260101T000000";
    private static final String SECOND = "20260102T000000";
    private static final String THIRD = "20260103T000000";

    private static SampleArchive three(SampleArchive archive) {
        return archive.backup(complete(FIRST, "000000010000000000000010").build())
                .backup(complete(SECOND, "000000010000000000000020").build())
                .backup(complete(THIRD, "000000010000000000000030").build())
                .wal(
                        "0000000100000000/00000001000000000000000F.gz",
                        "0000000100000000/00000001000000000000001F",
                        "0000000100000000/000000010000000000000020",
                        "0000000100000000/000000010000000000000030");
    }

    @Test
    void deletes_the_archives_in_order_then_backup_info_then_wal() throws Exception {
        SampleArchive archive = three(SampleArchive.plain());
        archive.backup(complete(FIRST, "000000010000000000000010")
                        .tablespaces(List.of(new Tablespace("b", 9000, "/b"), new Tablespace("a", 16384, "/a")))
                        .build())
                .with(LAYOUT.archive(FIRST, "data", 1, ".gz"), "tar")
                .with(LAYOUT.archive(FIRST, "16384", 0, ".lz4"), "tar")
                .with(LAYOUT.archive(FIRST, "9000", 0, ""), "tar")
                .with(LAYOUT.sideObjectsPrefix(FIRST) + "manifest.json", "{}");

        archive.delete(FIRST, options());

        assertThat(archive.deletions())
                .containsExactly(
                        List.of(
                                "d/srv/base/20260101T000000/data.tar",
                                "d/srv/base/20260101T000000/data_0001.tar.gz",
                                "d/srv/base/20260101T000000/9000.tar",
                                "d/srv/base/20260101T000000/16384.tar.lz4",
                                "d/srv/base/20260101T000000/pgcellar/manifest.json"),
                        List.of("d/srv/base/20260101T000000/backup.info"),
                        List.of(
                                "d/srv/wals/0000000100000000/00000001000000000000000F.gz",
                                "d/srv/wals/0000000100000000/00000001000000000000001F"));
    }

    @Test
    void leaves_annotations_and_what_others_put_there() throws Exception {
        SampleArchive archive = three(SampleArchive.likeS3());
        archive.with("d/srv/base/" + SECOND + "/annotations/other", "x")
                .with("d/srv/base/" + SECOND + "/notes.txt", "x")
                .with("d/srv/base/" + SECOND + "/data.tar.rar", "x");

        archive.delete(SECOND, options());

        assertThat(archive.keys())
                .filteredOn(key -> key.contains(SECOND))
                .containsExactly(
                        "d/srv/base/" + SECOND + "/annotations/other",
                        "d/srv/base/" + SECOND + "/data.tar.rar",
                        "d/srv/base/" + SECOND + "/notes.txt");
    }

    @Test
    void deletes_by_name_and_by_shortcut() throws Exception {
        SampleArchive archive = three(SampleArchive.plain());
        archive.backup(complete(SECOND, "000000010000000000000020")
                .backupName("weekly")
                .build());

        archive.delete("weekly", options());
        archive.delete("latest", options());

        assertThat(archive.keys())
                .filteredOn(key -> key.endsWith("backup.info"))
                .containsExactly(LAYOUT.backupInfo(FIRST));
    }

    @ParameterizedTest
    @CsvSource({"full", "standalone", "forever", "''"})
    void refuses_a_kept_backup(String target) {
        SampleArchive archive = three(SampleArchive.plain()).keep(FIRST, target);

        assertThatThrownBy(() -> archive.delete(FIRST, options()))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining(FIRST + " is kept");
        assertThat(archive.deletions()).isEmpty();
    }

    @Test
    void counts_failed_backups_for_the_minimum_redundancy() throws Exception {
        SampleArchive archive = three(SampleArchive.plain());
        archive.backup(
                complete(SECOND, "000000010000000000000020").status("FAILED").build());

        assertThatThrownBy(() -> archive.delete(FIRST, minimum(3)))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("minimum redundancy is 3");
        assertThat(archive.deletions()).isEmpty();
        archive.delete(FIRST, minimum(2));

        assertThat(archive.keys()).doesNotContain(LAYOUT.backupInfo(FIRST));
    }

    @Test
    void does_nothing_for_a_backup_that_does_not_exist() throws Exception {
        SampleArchive archive = three(SampleArchive.plain());

        archive.delete("20250101T000000", options());

        assertThat(archive.deletions()).isEmpty();
    }

    @Test
    void refuses_everything_while_a_backup_info_cannot_be_read() {
        SampleArchive archive = three(SampleArchive.plain());
        archive.with(LAYOUT.backupInfo("20260104T000000"), "no equals sign");

        assertThatThrownBy(() -> archive.delete(FIRST, options()))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("1 backups of 'srv' cannot be read");
        archive.with(LAYOUT.backupInfo("20260104T000000"), "future_field=1");
        assertThatThrownBy(() -> archive.apply("REDUNDANCY 1", options())).isInstanceOf(UnknownFieldException.class);
        assertThat(archive.deletions()).isEmpty();
    }

    @Test
    void refuses_a_backup_that_says_it_is_another() {
        SampleArchive archive = three(SampleArchive.plain());
        archive.with(LAYOUT.backupInfo("20260104T000000"), "backup_id=20260105T000000\nstatus=DONE\n");

        assertThatThrownBy(() -> archive.delete("20260104T000000", options()))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("says that it is backup 20260105T000000");
        archive.with(LAYOUT.backupInfo("20260104T000000"), "backup_id=" + FIRST + "\nstatus=DONE\n");
        assertThatThrownBy(() -> archive.apply("REDUNDANCY 1", options()))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("two backups");
        assertThat(archive.deletions()).isEmpty();
    }

    @Test
    void keeps_all_wal_when_an_obsolete_backup_has_another_id_than_its_folder() throws Exception {
        SampleArchive archive = SampleArchive.plain()
                .backupIn(
                        "20260100T000000",
                        complete(FIRST, "000000010000000000000010").build())
                .backup(complete(SECOND, "000000010000000000000020").build())
                .backup(complete(THIRD, "000000010000000000000030").build())
                .wal("0000000100000000/000000010000000000000011");
        archive.with(
                LAYOUT.backupInfo("20260100T000000"),
                "backup_id=" + FIRST + "\nstatus=DONE\ntimeline=1\nbegin_wal=000000010000000000000010\n");

        archive.apply("REDUNDANCY 1", options());

        assertThat(archive.keys())
                .contains(LAYOUT.backupInfo("20260100T000000"), "d/srv/wals/0000000100000000/000000010000000000000011")
                .doesNotContain(LAYOUT.backupInfo(SECOND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshot-aws", "snapshot-azure", "snapshot-gcp"})
    void refuses_snapshot_backups_and_deletes_nothing(String golden) {
        SampleArchive archive = three(SampleArchive.plain());
        archive.with(LAYOUT.backupInfo(SECOND), Golden.bytes(golden + ".backup.info"));

        assertThatThrownBy(() -> archive.delete(SECOND, options()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("this build has no provider of");
        assertThatThrownBy(() -> archive.apply("REDUNDANCY 1", options()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("nothing was deleted");
        assertThat(archive.deletions()).isEmpty();
    }

    @Test
    void keeps_backup_info_and_wal_when_an_archive_cannot_be_deleted() {
        SampleArchive archive = three(SampleArchive.plain()).refuseToDelete(key -> key.contains(FIRST + "/data"));

        assertThatThrownBy(() -> archive.apply("REDUNDANCY 1", options()))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("1 objects of backup " + FIRST + " could not be deleted");
        assertThat(archive.deletions()).hasSize(1);
        assertThat(archive.keys()).contains(LAYOUT.backupInfo(FIRST), LAYOUT.backupInfo(SECOND));
    }

    @Test
    void deletes_the_wal_of_earlier_backups_when_a_later_one_cannot_be_deleted() {
        SampleArchive archive = three(SampleArchive.plain()).refuseToDelete(key -> key.contains(SECOND + "/data"));

        assertThatThrownBy(() -> archive.apply("REDUNDANCY 1", options())).isInstanceOf(OperationFailedException.class);

        assertThat(archive.keys())
                .doesNotContain(LAYOUT.backupInfo(FIRST), "d/srv/wals/0000000100000000/00000001000000000000000F.gz")
                .contains(LAYOUT.backupInfo(SECOND), "d/srv/wals/0000000100000000/000000010000000000000020");
    }

    @Test
    void succeeds_although_wal_files_cannot_be_deleted() throws Exception {
        SampleArchive archive = three(SampleArchive.plain()).refuseToDelete(key -> key.contains("/wals/"));

        archive.delete(FIRST, options());
        assertThat(archive.keys()).doesNotContain(LAYOUT.backupInfo(FIRST));
        archive.refuseToDelete(key -> false).breakAfterDeletions(2);
        archive.delete(SECOND, options());

        assertThat(archive.keys()).doesNotContain(LAYOUT.backupInfo(SECOND));
        assertThat(archive.keys()).contains("d/srv/wals/0000000100000000/000000010000000000000020");
    }

    @Test
    void fails_when_a_whole_folder_of_wal_cannot_be_cleared() {
        SampleArchive archive = SampleArchive.likeS3()
                .backup(complete(FIRST, "000000010000000000000010").build())
                .backup(complete(SECOND, "000000010000000100000010").build())
                .wal("0000000100000000/000000010000000000000001", "0000000100000001/000000010000000100000001")
                .refuseToDelete(key -> key.contains("/wals/0000000100000000/"));

        assertThatThrownBy(() -> archive.delete(FIRST, options()))
                .isInstanceOf(StoreErrorException.class)
                .hasMessage("1 objects in folders of obsolete WAL could not be deleted");
        assertThat(archive.keys())
                .doesNotContain(LAYOUT.backupInfo(FIRST), "d/srv/wals/0000000100000001/000000010000000100000001");
    }

    @Test
    void looks_at_all_locks_before_it_deletes() throws Exception {
        SampleArchive archive = three(SampleArchive.likeS3()).lock(LAYOUT.backupInfo(FIRST), "a legal hold");
        DeletionOptions checked = new DeletionOptions(0, 1, LockCheck.BEFORE_DELETION, null);

        assertThatThrownBy(() -> archive.delete(FIRST, checked))
                .isInstanceOf(OperationFailedException.class)
                .hasMessage("'" + LAYOUT.backupInfo(FIRST) + "' is locked by a legal hold; nothing of backup " + FIRST
                        + " was deleted");
        assertThat(archive.deletions()).isEmpty();
        archive.delete(SECOND, checked);

        assertThat(archive.keys()).doesNotContain(LAYOUT.backupInfo(SECOND));
    }

    @ParameterizedTest
    @CsvSource({"-5, 1", "0, 1", "2, 2", "5000, 5"})
    void brings_the_batch_size_into_the_range_of_the_store(int asked, int largest) throws Exception {
        SampleArchive archive = SampleArchive.plain()
                .backup(complete(FIRST, "000000010000000000000010").build())
                .backup(complete(SECOND, "000000010000000000000020").build());
        for (int i = 0; i < 5; i++) {
            archive.wal("0000000100000000/00000001000000000000000" + i);
        }

        archive.delete(FIRST, new DeletionOptions(0, asked, LockCheck.NONE, null));

        assertThat(archive.deletions().stream().mapToInt(List::size).max()).hasValue(largest);
    }

    @Test
    void a_failed_backup_without_wal_positions_is_deleted_and_its_wal_left() throws Exception {
        SampleArchive archive = SampleArchive.likeS3()
                .backup(BackupInfo.builder(new BackupId(FIRST)).status("FAILED").build())
                .wal("0000000100000000/000000010000000000000001");

        archive.delete(FIRST, options());

        assertThat(archive.keys()).containsExactly("d/srv/wals/0000000100000000/000000010000000000000001");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_deletion_that_was_broken_off_can_be_repeated(int requests) throws Exception {
        SampleArchive archive = three(SampleArchive.plain()).breakAfterDeletions(requests);
        assertThatThrownBy(() -> archive.apply("REDUNDANCY 1", options())).isInstanceOf(OperationFailedException.class);
        archive.breakAfterDeletions(Integer.MAX_VALUE);

        archive.apply("REDUNDANCY 1", options());

        SampleArchive uninterrupted = three(SampleArchive.plain());
        uninterrupted.apply("REDUNDANCY 1", options());
        assertThat(archive.keys()).isEqualTo(uninterrupted.keys());
    }

    @Test
    void deletes_a_wal_under_both_of_its_suffixes() throws Exception {
        SampleArchive archive = three(SampleArchive.plain())
                .wal(
                        "0000000100000000/000000010000000000000001.gz",
                        "0000000100000000/000000010000000000000001.zst",
                        "0000000100000000/000000010000000000000001");

        archive.delete(FIRST, options());

        Collection<String> left = archive.keys();
        assertThat(left).noneMatch(key -> key.contains("000000010000000000000001"));
    }

    @Test
    void a_partial_segment_at_the_end_of_a_standalone_backup_stays() throws Exception {
        SampleArchive archive = three(SampleArchive.plain())
                .backup(complete(FIRST, "000000010000000000000010")
                        .endWal("000000010000000000000011")
                        .build())
                .keep(FIRST, "standalone")
                .wal(
                        "0000000100000000/000000010000000000000011.partial",
                        "0000000100000000/000000010000000000000012.partial");

        archive.apply("REDUNDANCY 1", options());

        assertThat(archive.keys())
                .contains("d/srv/wals/0000000100000000/000000010000000000000011.partial")
                .doesNotContain("d/srv/wals/0000000100000000/000000010000000000000012.partial");
    }

    @Test
    void backups_whose_ids_do_not_follow_their_wal_keep_it() throws Exception {
        SampleArchive archive = SampleArchive.plain()
                .backup(complete(FIRST, "000000010000000000000010").build())
                .backup(complete(SECOND, "000000010000000000000030").build())
                .backup(complete(THIRD, "000000010000000000000020").build())
                .wal("0000000100000000/00000001000000000000001F", "0000000100000000/000000010000000000000020");

        archive.delete(FIRST, options());

        assertThat(archive.keys())
                .filteredOn(key -> key.contains("/wals/"))
                .containsExactly("d/srv/wals/0000000100000000/000000010000000000000020");
    }
}
