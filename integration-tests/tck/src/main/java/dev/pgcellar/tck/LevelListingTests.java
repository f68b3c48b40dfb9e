package dev.pgcellar.tck;

import static dev.pgcellar.tck.Samples.entries;
import static dev.pgcellar.tck.Samples.keys;
import static dev.pgcellar.tck.Samples.prefixes;
import static dev.pgcellar.tck.Samples.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.spi.ObjectListing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Listing of one level of the hierarchy. */
interface LevelListingTests extends StoreUnderTest {

    @Test
    default void lists_nothing_at_a_level_without_objects() throws Exception {
        put(store(), "a/b", "1");

        assertThat(entries(store().listLevel("absent/"))).isEmpty();
        assertThat(entries(store().listLevel("a/b/"))).isEmpty();
    }

    @Test
    default void makes_its_first_level_request_when_it_is_first_asked() throws Exception {
        ObjectListing listing = store().listLevel("a/");

        put(store(), "a/late", "written after the listing was created");

        assertThat(keys(listing)).containsExactly("a/late");
    }

    @Test
    default void lists_objects_and_common_prefixes_of_one_level() throws Exception {
        for (String key : List.of("srv/base/1/a", "srv/base/1/b", "srv/base/2/a", "srv/base/note", "srv/base/zero")) {
            put(store(), key, "1");
        }

        assertThat(prefixes(store().listLevel("srv/base/"))).containsExactly("srv/base/1/", "srv/base/2/");
        assertThat(keys(store().listLevel("srv/base/"))).containsExactly("srv/base/note", "srv/base/zero");
        assertThat(prefixes(store().listLevel(""))).containsExactly("srv/");
        assertThat(keys(store().listLevel(""))).isEmpty();
    }

    @Test
    default void takes_a_level_prefix_that_is_not_a_whole_component() throws Exception {
        for (String key : List.of("srv/base/1", "srv/bass/2", "srv/bat", "srv/other")) {
            put(store(), key, "1");
        }

        assertThat(prefixes(store().listLevel("srv/ba"))).containsExactly("srv/base/", "srv/bass/");
        assertThat(keys(store().listLevel("srv/ba"))).containsExactly("srv/bat");
        assertThat(prefixes(store().listLevel("srv"))).containsExactly("srv/");
    }

    @Test
    default void lists_empty_components_as_a_level() throws Exception {
        for (String key : List.of("a//b", "a//c/d", "a/x")) {
            put(store(), key, "1");
        }

        assertThat(prefixes(store().listLevel("a/"))).containsExactly("a//");
        assertThat(keys(store().listLevel("a/"))).containsExactly("a/x");
        assertThat(prefixes(store().listLevel("a//"))).containsExactly("a//c/");
        assertThat(keys(store().listLevel("a//"))).containsExactly("a//b");
    }

    @Test
    default void lists_no_prefix_whose_objects_were_all_deleted() throws Exception {
        put(store(), "srv/base/1/a", "1");
        put(store(), "srv/base/2/a", "1");

        store().delete(List.of("srv/base/1/a"));

        assertThat(prefixes(store().listLevel("srv/base/"))).containsExactly("srv/base/2/");
    }

    @Test
    default void lists_more_than_one_page_of_common_prefixes_in_order() throws Exception {
        for (int i = 0; i < 1_100; i++) {
            put(store(), String.format("base/%04d/backup.info", i), "1");
        }

        List<String> listed = prefixes(store().listLevel("base/"));

        assertThat(listed).hasSize(1_100).isSorted().startsWith("base/0000/").endsWith("base/1099/");
    }
}
