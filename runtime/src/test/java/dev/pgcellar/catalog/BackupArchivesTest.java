package dev.pgcellar.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.catalog.ArchivePart.Kind;
import dev.pgcellar.catalog.literal.PythonValue.Constant;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.testing.InMemoryObjectStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupArchivesTest {

    private static final String FOLDER = "p/srv/base/20260110T100000/";

    private final InMemoryObjectStore store = new InMemoryObjectStore().with(FOLDER + "backup.info", "status=DONE");

    @Test
    void finds_the_data_directory_and_the_tablespaces_with_their_continuations() throws Exception {
        put("data.tar.gz", "data_0001.tar.gz", "16385.tar.bz2", "16384.tar", "16384_0001.tar");

        BackupArchiveListing listing = list(backupWithTablespaces(16384, 16385));

        assertThat(listing.archives().stream().map(BackupArchive::name)).containsExactly("data", "16384", "16385");
        assertThat(listing.archives().get(0).parts())
                .containsExactly(
                        new ArchivePart(FOLDER + "data.tar.gz", Kind.MAIN, 11, ".gz"),
                        new ArchivePart(FOLDER + "data_0001.tar.gz", Kind.CONTINUATION, 16, ".gz"));
        assertThat(listing.archives().get(1).parts())
                .extracting(ArchivePart::codecSuffix)
                .containsExactly("", "");
        assertThat(listing.archives().get(2).parts())
                .extracting(ArchivePart::codecSuffix)
                .containsExactly(".bz2");
        assertThat(listing.missing()).isEmpty();
        assertThat(listing.unrecognised()).isEmpty();
    }

    @Test
    void finds_continuations_beyond_9999_in_the_order_of_the_listing() throws Exception {
        put("data.tar", "data_0001.tar", "data_9999.tar", "data_10000.tar");

        List<ArchivePart> parts =
                list(backupWithTablespaces()).archives().get(0).parts();

        assertThat(parts)
                .extracting(ArchivePart::key)
                .containsExactly(
                        FOLDER + "data.tar",
                        FOLDER + "data_0001.tar",
                        FOLDER + "data_10000.tar",
                        FOLDER + "data_9999.tar");
    }

    @Test
    void does_not_take_an_oid_for_a_longer_one_that_begins_with_it() throws Exception {
        put("data.tar", "163840.tar", "16384_0001.tar", "database.tar");

        BackupArchiveListing listing = list(backupWithTablespaces(16384));

        assertThat(listing.archives().get(0).parts()).hasSize(1);
        assertThat(listing.archives().get(1).parts())
                .extracting(ArchivePart::key)
                .containsExactly(FOLDER + "16384_0001.tar");
    }

    @Test
    void reports_an_archive_without_its_main_part() throws Exception {
        put("data_0001.tar", "16385.tar");

        BackupArchiveListing listing = list(backupWithTablespaces(16384, 16385));

        assertThat(listing.missing()).containsExactly("data", "16384");
        assertThat(listing.archives().get(0).hasMain()).isFalse();
        assertThat(listing.archives().get(2).hasMain()).isTrue();
    }

    @Test
    void a_snapshot_backup_lacks_no_archive() throws Exception {
        BackupInfo backup = builder()
                .snapshotsInfo(new SnapshotsInfo("gcp", Map.of("project", Constant.NONE), List.of()))
                .build();

        BackupArchiveListing listing = list(backup);

        assertThat(listing.archives()).isEmpty();
        assertThat(listing.missing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.zip", "data.tar.gpg", "data.tar.gz.gpg", "data_0001", "data.tarx", "data_0001.TAR"})
    void names_what_looks_like_an_archive_but_has_no_known_suffix(String fileName) throws Exception {
        put("data.tar", fileName);

        BackupArchiveListing listing = list(backupWithTablespaces());

        assertThat(listing.unrecognised()).containsExactly(FOLDER + fileName);
        assertThat(listing.archives().get(0).parts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".gz", ".bz2", ".xz", ".snappy", ".zst", ".lz4", ".custom"})
    void knows_the_suffixes_of_the_contract_and_of_the_codecs_it_was_given(String suffix) throws Exception {
        put("data.tar" + suffix);

        BackupArchiveListing listing = list(backupWithTablespaces());

        assertThat(listing.archives().get(0).parts())
                .extracting(ArchivePart::codecSuffix)
                .containsExactly(suffix);
    }

    @Test
    void passes_over_everything_else_in_the_folder() throws Exception {
        put("data.tar", "data", "backup_label", "backup_manifest", "annotations/keep", "99999.tar", "data/x.tar");

        BackupArchiveListing listing = list(backupWithTablespaces());

        assertThat(listing.archives()).singleElement().satisfies(archive -> assertThat(archive.parts())
                .hasSize(1));
        assertThat(listing.unrecognised()).isEmpty();
    }

    private void put(String... fileNames) {
        for (String fileName : fileNames) {
            store.with(FOLDER + fileName, fileName);
        }
    }

    private BackupArchiveListing list(BackupInfo backup) throws Exception {
        return new BackupArchives(store, new ServerLayout("p", "srv"), List.of(".custom")).list(backup);
    }

    private static BackupInfoBuilder builder() {
        return BackupInfo.builder(new BackupId("20260110T100000")).status(BackupStatus.DONE);
    }

    private static BackupInfo backupWithTablespaces(long... oids) {
        return builder()
                .tablespaces(Arrays.stream(oids)
                        .mapToObj(oid -> new Tablespace("ts" + oid, oid, "/srv/" + oid))
                        .toList())
                .build();
    }
}
