package dev.pgcellar.tck;

import static dev.pgcellar.tck.Samples.UTF8_ORDER;
import static dev.pgcellar.tck.Samples.entries;
import static dev.pgcellar.tck.Samples.keys;
import static dev.pgcellar.tck.Samples.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Listing of all objects below a prefix. */
interface ListingTests extends StoreUnderTest {

    @Test
    default void lists_nothing_in_an_empty_container() throws Exception {
        assertThat(keys(store().list(""))).isEmpty();
        assertThat(keys(store().list("any/prefix/"))).isEmpty();
        assertThat(store().list("").hasNext()).isFalse();
    }

    @Test
    default void throws_after_the_last_entry() throws Exception {
        put(store(), "only", "1");
        ObjectListing listing = store().list("");
        listing.next();

        assertThatThrownBy(listing::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    default void gives_the_entries_also_when_only_next_is_called() throws Exception {
        put(store(), "a", "1");
        put(store(), "b", "22");

        ObjectListing listing = store().list("");

        assertThat((ObjectInfo) listing.next())
                .extracting(ObjectInfo::key, ObjectInfo::size)
                .containsExactly("a", 1L);
        assertThat((ObjectInfo) listing.next())
                .extracting(ObjectInfo::key, ObjectInfo::size)
                .containsExactly("b", 2L);
    }

    @Test
    default void makes_its_first_request_when_it_is_first_asked() throws Exception {
        ObjectListing listing = store().list("");

        put(store(), "late", "written after the listing was created");

        assertThat(keys(listing)).containsExactly("late");
    }

    @Test
    default void lists_2500_objects_in_the_order_of_their_keys() throws Exception {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            written.add(String.format("server/wals/%08X/%024X.gz", i / 250, i));
        }
        putAll(written);

        List<String> listed = keys(store().list(""));

        assertThat(listed).isEqualTo(written);
    }

    @Test
    default void orders_separators_among_other_characters() throws Exception {
        List<String> written = List.of("a", "a!b", "a-b", "a.b", "a0b", "aa", "b/a", "b-a", "b.a/c", "b/a.c", "b0");
        List<String> expected = written.stream().sorted(UTF8_ORDER).toList();
        putAll(written);

        assertThat(keys(store().list(""))).isEqualTo(expected);
    }

    @Test
    default void orders_by_utf8_bytes_and_not_by_utf16_units() throws Exception {
        List<String> expected = List.of("ascii", "é", "\uff5e-full-width-tilde", "\ud83d\ude00-emoji");
        putAll(List.of(expected.get(3), expected.get(1), expected.get(2), expected.get(0)));

        assertThat(keys(store().list(""))).isEqualTo(expected);
    }

    @Test
    default void lists_only_keys_that_start_with_the_prefix() throws Exception {
        putAll(List.of("srv/base/1/backup.info", "srv/base/2/backup.info", "srv/wals/x", "srv2/base/3/backup.info"));

        assertThat(keys(store().list("srv/")))
                .containsExactly("srv/base/1/backup.info", "srv/base/2/backup.info", "srv/wals/x");
        assertThat(keys(store().list("srv/base/2/"))).containsExactly("srv/base/2/backup.info");
        assertThat(keys(store().list("rv/"))).isEmpty();
    }

    @Test
    default void takes_a_prefix_that_is_not_a_whole_component() throws Exception {
        putAll(List.of("srv/base/1", "srv/bass/2", "srv/bat", "srv/b", "srv2/base"));

        assertThat(keys(store().list("sr"))).hasSize(5);
        assertThat(keys(store().list("srv/bas"))).containsExactly("srv/base/1", "srv/bass/2");
        assertThat(keys(store().list("srv/base/1"))).containsExactly("srv/base/1");
        assertThat(keys(store().list("srv/base/1/"))).isEmpty();
    }

    @Test
    default void takes_a_prefix_with_characters_that_need_escaping() throws Exception {
        putAll(List.of("a b/1", "a+b/2", "a%20b/3", "ä/4"));

        assertThat(keys(store().list("a b/"))).containsExactly("a b/1");
        assertThat(keys(store().list("a+"))).containsExactly("a+b/2");
        assertThat(keys(store().list("a%"))).containsExactly("a%20b/3");
        assertThat(keys(store().list("ä"))).containsExactly("ä/4");
    }

    @Test
    default void takes_a_prefix_with_empty_components() throws Exception {
        putAll(List.of("a//b", "a//c/d", "a/x"));

        assertThat(keys(store().list("a//"))).containsExactly("a//b", "a//c/d");
        assertThat(keys(store().list("a/"))).containsExactly("a//b", "a//c/d", "a/x");
    }

    @Test
    default void takes_a_prefix_without_objects() throws Exception {
        putAll(List.of("a", "c"));

        assertThat(entries(store().list("b"))).isEmpty();
        assertThat(entries(store().list("a/"))).isEmpty();
    }

    private void putAll(List<String> keys) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> writes = new ArrayList<>();
            for (String key : keys) {
                writes.add(threads.submit(() -> {
                    put(store(), key, "1");
                    return null;
                }));
            }
            for (Future<?> write : writes) {
                write.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
