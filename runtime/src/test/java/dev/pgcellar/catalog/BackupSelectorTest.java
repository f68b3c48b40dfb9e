package dev.pgcellar.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.testing.InMemoryObjectStore;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupSelectorTest {

    private final InMemoryObjectStore store = new InMemoryObjectStore();

    @Test
    void an_id_is_taken_as_it_is_without_asking_the_store() throws Exception {
        InMemoryObjectStore untouched = new InMemoryObjectStore() {
            @Override
            public ObjectListing listLevel(String prefix) {
                throw new AssertionError("the catalog was listed");
            }
        };

        BackupSelection selection = selector(untouched).select("20990101T000000");

        assertThat(selection).isEqualTo(new BackupSelection(new BackupId("20990101T000000"), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "latest, 20260104T000000",
        "last, 20260104T000000",
        "oldest, 20260101T000000",
        "first, 20260101T000000",
        "last-failed, 20260102T000000",
        "weekly, 20260103T000000",
    })
    void resolves_shortcuts_and_names(String argument, String expected) throws Exception {
        put("20260101T000000", "DONE", "a");
        put("20260102T000000", "FAILED", "b");
        put("20260103T000000", "DONE", "weekly");
        put("20260104T000000", "DONE", "latest-full");

        BackupSelection selection = selector(store).select(argument);

        assertThat(selection.id().text()).isEqualTo(expected);
        assertThat(selection.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "broken"})
    void warns_when_the_chosen_backup_is_not_done(String argument) throws Exception {
        put("20260101T000000", "DONE", "a");
        put("20260102T000000", "FAILED", "broken");

        BackupSelection selection = selector(store).select(argument);

        assertThat(selection.id().text()).isEqualTo("20260102T000000");
        assertThat(selection.warnings())
                .singleElement()
                .asString()
                .contains(argument, "20260102T000000", "FAILED", "not DONE");
    }

    @Test
    void warns_of_unreadable_backups_it_passed_over() throws Exception {
        put("20260101T000000", "DONE", "a");
        store.with("p/srv/base/20260102T000000/backup.info", "nonsense");

        BackupSelection selection = selector(store).select("latest");

        assertThat(selection.id().text()).isEqualTo("20260101T000000");
        assertThat(selection.warnings())
                .singleElement()
                .asString()
                .contains("unable to open backup.info", "20260102T000000");
    }

    @Test
    void a_shortcut_goes_before_a_backup_of_that_name() throws Exception {
        put("20260101T000000", "DONE", "latest");
        put("20260102T000000", "DONE", "b");

        assertThat(selector(store).select("latest").id().text()).isEqualTo("20260102T000000");
    }

    @Test
    void without_a_failed_backup_last_failed_is_a_name() throws Exception {
        put("20260101T000000", "DONE", "last-failed");
        put("20260102T000000", "DONE", "b");

        assertThat(selector(store).select("last-failed").id().text()).isEqualTo("20260101T000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "WEEKLY", "latest-full", "last-full", "last-failed", "auto", ""})
    void nothing_by_that_name_is_an_error(String argument) {
        put("20260103T000000", "DONE", "weekly");

        assertThatThrownBy(() -> selector(store).select(argument))
                .isInstanceOf(BackupSelectionException.class)
                .hasMessageContaining("unknown backup '" + argument + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "oldest", "last-failed"})
    void an_empty_catalog_knows_no_shortcuts(String argument) {
        assertThatThrownBy(() -> selector(store).select(argument)).isInstanceOf(BackupSelectionException.class);
    }

    @Test
    void a_name_of_several_backups_is_an_error_that_lists_their_ids() {
        put("20260101T000000", "DONE", "same");
        put("20260102T000000", "FAILED", "same");

        assertThatThrownBy(() -> selector(store).select("same"))
                .isInstanceOf(BackupSelectionException.class)
                .hasMessageContaining("20260101T000000, 20260102T000000");
    }

    @Test
    void a_catalog_that_was_already_read_will_do() throws Exception {
        put("20260101T000000", "DONE", "weekly");
        CatalogListing listing = catalog(store).list();

        assertThat(BackupSelector.select("weekly", listing).id().text()).isEqualTo("20260101T000000");
        assertThat(BackupSelector.select("20990101T000000", listing).id().text())
                .isEqualTo("20990101T000000");
    }

    private void put(String id, String status, String name) {
        store.with("p/srv/base/" + id + "/backup.info", "status=" + status + "\nbackup_name=" + name + "\n");
    }

    private static BackupSelector selector(InMemoryObjectStore store) {
        return new BackupSelector(catalog(store));
    }

    private static BackupCatalog catalog(InMemoryObjectStore store) {
        return new BackupCatalog(store, new ServerLayout("p", "srv"), new BackupInfoFormat(Clock.systemUTC()));
    }
}
