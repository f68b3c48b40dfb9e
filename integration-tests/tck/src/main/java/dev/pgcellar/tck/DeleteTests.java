package dev.pgcellar.tck;

import static dev.pgcellar.tck.Samples.keys;
import static dev.pgcellar.tck.Samples.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.spi.ObjectLocks;
import dev.pgcellar.spi.StoreException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deleting objects. */
interface DeleteTests extends StoreUnderTest {

    @Test
    default void deletes_only_the_given_keys() throws Exception {
        for (String key : List.of("a/1", "a/2", "a/21", "b")) {
            put(store(), key, "1");
        }

        assertThat(store().delete(List.of("a/2", "b"))).isEmpty();

        assertThat(keys(store().list(""))).containsExactly("a/1", "a/21");
    }

    @Test
    default void counts_absent_keys_as_deleted() throws Exception {
        put(store(), "present", "1");

        assertThat(store().delete(List.of("absent", "absent/below", "present", "present/below")))
                .isEmpty();

        assertThat(keys(store().list(""))).isEmpty();
    }

    @Test
    default void does_not_delete_what_lies_below_a_key() throws Exception {
        put(store(), "folder/object", "1");

        assertThat(store().delete(List.of("folder", "folder/"))).isEmpty();

        assertThat(keys(store().list(""))).containsExactly("folder/object");
    }

    @Test
    default void takes_a_key_given_twice() throws Exception {
        put(store(), "twice", "1");

        assertThat(store().delete(List.of("twice", "twice"))).isEmpty();

        assertThat(store().head("twice")).isEmpty();
    }

    @Test
    default void does_nothing_for_an_empty_list() throws Exception {
        put(store(), "kept", "1");

        assertThat(store().delete(List.of())).isEmpty();

        assertThat(keys(store().list(""))).containsExactly("kept");
    }

    @Test
    default void deletes_1001_objects_in_one_call() throws Exception {
        List<String> deleted = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            deleted.add("many/" + i);
            put(store(), deleted.get(i), "1");
        }
        put(store(), "kept", "1");

        assertThat(store().delete(deleted)).isEmpty();

        assertThat(keys(store().list(""))).containsExactly("kept");
    }

    @Test
    default void finds_no_lock_on_an_object_that_nobody_locked() throws Exception {
        ObjectLocks locks = store().objectLocks().orElse(null);
        assumeTrue(locks != null, "the store has no locks");
        put(store(), "free", "1");

        assertThat(locks.lockOn("free")).isEmpty();

        assertThatThrownBy(() -> locks.lockOn("absent")).isInstanceOf(StoreException.class);
    }

    @Test
    default void deletes_keys_with_characters_that_need_escaping() throws Exception {
        List<String> special = List.of("a b", "a+b", "a%2Fb", "<&>'\"", "ä//😀");
        for (String key : special) {
            put(store(), key, "1");
        }
        put(store(), "kept", "1");

        assertThat(store().delete(special)).isEmpty();

        assertThat(keys(store().list(""))).containsExactly("kept");
    }
}
