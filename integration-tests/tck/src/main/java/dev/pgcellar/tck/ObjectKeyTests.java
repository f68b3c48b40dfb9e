package dev.pgcellar.tck;

import static dev.pgcellar.tck.Samples.keys;
import static dev.pgcellar.tck.Samples.put;
import static dev.pgcellar.tck.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.spi.StoreException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are kept exactly. */
interface ObjectKeyTests extends StoreUnderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "srv/base/20260101T000000/data.tar",
                "with space",
                " leading and trailing ",
                "plus+plus",
                "100%",
                "percent%2Fslash",
                "percent%20space",
                "reserved&=?#;:@,$!*()[]",
                "quotes'\"`",
                "angles<>|^{}~",
                "back\\slash",
                "ünï/çødé",
                "日本語/バックアップ",
                "emoji/😀",
                "empty//component",
                "two///empty",
                "/leading",
                "trailing/",
                ".hidden/.file",
                "dots.../...three",
                "dot-end./dot-end."
            })
    default void keeps_a_key_exactly(String key) throws Exception {
        assumeTestServerHolds(key);

        put(store(), key, "content of " + key);

        assertThat(text(store(), key)).isEqualTo("content of " + key);
        assertThat(store().head(key))
                .hasValueSatisfying(object -> assertThat(object.key()).isEqualTo(key));
        assertThat(keys(store().list(""))).containsExactly(key);
        assertThat(store().delete(List.of(key))).isEmpty();
        assertThat(store().head(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a/./b", "a/../b", "../b", "../../../b", "a/..", "a/.", "./b"})
    default void keeps_a_key_with_dot_components_exactly_or_refuses_it(String key) throws Exception {
        assumeTestServerHolds(key);

        boolean refused = false;
        try {
            put(store(), key, "dots");
        } catch (StoreException e) {
            refused = true;
            assertThat(e.retryable()).isFalse();
        }

        assertThat(keys(store().list(""))).isEqualTo(refused ? List.of() : List.of(key));
        assertThat(store().head("b")).isEmpty();
        assertThat(store().head("a/b")).isEmpty();
        if (!refused) {
            assertThat(text(store(), key)).isEqualTo("dots");
            assertThat(store().delete(List.of(key))).isEmpty();
        }
    }

    @Test
    default void keeps_components_of_200_characters() throws Exception {
        String key = "x".repeat(200) + "/" + "y".repeat(200) + ".tar";

        put(store(), key, "long");

        assertThat(text(store(), key)).isEqualTo("long");
        assertThat(keys(store().list(""))).containsExactly(key);
    }

    @Test
    default void keeps_a_key_of_1024_bytes() throws Exception {
        String key = ("k".repeat(127) + "/").repeat(7) + "k".repeat(128);

        put(store(), key, "longest");

        assertThat(text(store(), key)).isEqualTo("longest");
        assertThat(keys(store().list(""))).containsExactly(key);
    }

    @Test
    default void tells_keys_apart_that_differ_in_escaping_only() throws Exception {
        List<String> keys = List.of("a b", "a%20b", "a%2520b", "a+b");

        for (String key : keys) {
            put(store(), key, key);
        }

        for (String key : keys) {
            assertThat(text(store(), key)).isEqualTo(key);
        }
    }

    @Test
    default void tells_keys_apart_that_differ_in_case_or_unicode_normalization_only() throws Exception {
        List<String> keys = List.of("case", "Case", "\u00e9", "e\u0301");

        for (String key : keys) {
            put(store(), key, key);
        }

        for (String key : keys) {
            assertThat(text(store(), key)).isEqualTo(key);
        }
    }

    private void assumeTestServerHolds(String key) {
        String reason = keysBeyondTheTestServer().get(key);
        assumeTrue(reason == null, () -> "the test server cannot hold the key '" + key + "': " + reason);
    }
}
