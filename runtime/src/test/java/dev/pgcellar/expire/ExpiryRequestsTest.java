package dev.pgcellar.expire;

import static dev.pgcellar.expire.SampleArchive.LAYOUT;
import static dev.pgcellar.expire.SampleArchive.complete;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testing.CountingObjectStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 200 backups and 20,000 WAL files, 100 between one backup and the next, in pages and batches of 1000. */
class ExpiryRequestsTest {

    private static final int BACKUPS = 200;
    private static final int WAL_PER_BACKUP = 100;
    private static final int PAGE = 1000;
    private static final int LAST_DAYS = 5;
    private static final int SEGMENTS_A_FOLDER = 256;

    /** The folders of WAL that the deleted backups concern. */
    private static int folders(int deletedBackups) {
        return deletedBackups * WAL_PER_BACKUP / SEGMENTS_A_FOLDER + 1;
    }

    private static String segment(int number) {
        return String.format("00000001%08X%08X", number / 256, number % 256);
    }

    private static String id(int number) {
        return String.format("2026%02d%02dT%06d", 1 + number / 25, 1 + number % 25, number);
    }

    private static SampleArchive archive(boolean likeS3) {
        SampleArchive archive = SampleArchive.large(likeS3);
        for (int i = 0; i < BACKUPS; i++) {
            archive.backup(complete(id(i), segment(i * WAL_PER_BACKUP)).build());
        }
        for (int i = 0; i < BACKUPS * WAL_PER_BACKUP; i++) {
            archive.wal(segment(i).substring(0, 16) + "/" + segment(i) + ".gz");
        }
        return archive;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_policy_costs_four_requests_a_deleted_backup_one_a_folder_and_one_a_thousand_wal_files(boolean likeS3)
            throws Exception {
        SampleArchive archive = archive(likeS3);
        CountingObjectStore store = new CountingObjectStore(archive, PAGE);
        BackupExpiry expiry =
                new BackupExpiry(store, LAYOUT, List.of(), SampleArchive.NO_SNAPSHOTS, SampleArchive.CLOCK);

        expiry.applyPolicy(RetentionPolicy.parse("REDUNDANCY " + LAST_DAYS), expiry.catalog(), SampleArchive.options());

        int deleted = BACKUPS - LAST_DAYS;
        int walPages = BACKUPS * WAL_PER_BACKUP / PAGE;
        assertThat(store.reads()).isEqualTo(BACKUPS + deleted);
        assertThat(store.lists()).isBetween(deleted + folders(deleted), deleted + folders(deleted) + 4);
        assertThat(store.deletes()).isBetween(2 * deleted + walPages - 1, 2 * deleted + walPages + 1);
        assertThat(store.searches()).isEqualTo(1);
        assertThat(archive.deletions()).allMatch(batch -> batch.size() <= PAGE);
        assertThat(archive.keys()).filteredOn(key -> key.contains("/wals/")).hasSize(LAST_DAYS * WAL_PER_BACKUP);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_dry_run_lists_each_folder_once_and_each_backup(boolean likeS3) throws Exception {
        SampleArchive archive = archive(likeS3);
        CountingObjectStore store = new CountingObjectStore(archive, PAGE);
        BackupExpiry expiry =
                new BackupExpiry(store, LAYOUT, List.of(), SampleArchive.NO_SNAPSHOTS, SampleArchive.CLOCK);
        CollectedPreview preview = new CollectedPreview();

        expiry.applyPolicy(
                RetentionPolicy.parse("REDUNDANCY " + LAST_DAYS),
                expiry.catalog(),
                SampleArchive.previewed(0, preview));

        int deleted = BACKUPS - LAST_DAYS;
        assertThat(store.reads()).isEqualTo(BACKUPS + deleted);
        assertThat(store.lists()).isBetween(deleted + folders(deleted), deleted + folders(deleted) + 4);
        assertThat(store.deletes()).isZero();
        assertThat(store.searches()).isZero();
        assertThat(preview.of(archive.keys())).hasSize(deleted * (2 + WAL_PER_BACKUP));
    }

    @Test
    void one_backup_costs_no_listing_of_all_backups_objects_nor_of_all_wal() throws Exception {
        SampleArchive archive = archive(true);
        CountingObjectStore store = new CountingObjectStore(archive, PAGE);
        BackupExpiry expiry =
                new BackupExpiry(store, LAYOUT, List.of(), SampleArchive.NO_SNAPSHOTS, SampleArchive.CLOCK);

        expiry.deleteBackup(id(0), expiry.catalog(), SampleArchive.options());

        assertThat(store.reads()).isEqualTo(BACKUPS + 2);
        assertThat(store.lists()).isEqualTo(2 + 2 + folders(1));
        assertThat(store.deletes()).isEqualTo(3);
    }
}
