package dev.pgcellar.tck;

import static dev.pgcellar.tck.Samples.keys;
import static dev.pgcellar.tck.Samples.put;
import static dev.pgcellar.tck.Samples.text;
import static dev.pgcellar.tck.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreLimits;
import dev.pgcellar.spi.StoreLocation;
import dev.pgcellar.spi.StoreUnreachableException;
import dev.pgcellar.spi.WriteOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The container itself, and what happens when it, the credentials or the endpoint are wrong. */
interface ContainerTests extends StoreUnderTest {

    @Test
    default void finds_an_existing_container() throws Exception {
        assertThat(store().containerExists()).isTrue();
    }

    @Test
    default void creates_an_existing_container_without_effect() throws Exception {
        put(store(), "kept", "content");

        store().createContainer();

        assertThat(text(store(), "kept")).isEqualTo("content");
    }

    @Test
    default void states_limits_that_hold_a_backup() {
        StoreLimits limits = store().limits();

        assertThat(limits.maxObjectSize()).isGreaterThanOrEqualTo(1L << 40);
        assertThat(limits.maxPartSize()).isGreaterThanOrEqualTo(64L << 20);
        assertThat(store().limits()).isEqualTo(limits);
    }

    @Test
    default void misses_an_absent_container() throws Exception {
        try (ObjectStore absent = openStoreOnAbsentContainer()) {
            assertThat(absent.containerExists()).isFalse();
            assertContainerAbsent(() -> absent.get("key"));
            assertContainerAbsent(() -> absent.get("some/folder/key"));
            assertContainerAbsent(() -> absent.get("key", new ByteRange(0, 1)));
            assertContainerAbsent(() -> absent.put("key", Payload.of(utf8("x")), WriteOptions.DEFAULT));
            assertContainerAbsent(() -> absent.put("key", Payload.of(utf8("x")), WriteOptions.DEFAULT.ifAbsent()));
            assertContainerAbsent(() -> absent.list("").hasNext());
            assertContainerAbsent(() -> absent.list("some/prefix").next());
            assertContainerAbsent(() -> absent.listLevel("").hasNext());
            assertContainerAbsent(() -> absent.listLevel("some/prefix").next());
            assertContainerAbsent(() -> absent.delete(List.of("key")));
            assertContainerAbsent(
                    () -> absent.startMultipartUpload("key", absent.limits().minPartSize(), WriteOptions.DEFAULT));

            assertThat(absent.containerExists()).as("created implicitly").isFalse();
        }
    }

    @Test
    default void finds_no_object_by_head_in_an_absent_container() throws Exception {
        try (ObjectStore absent = openStoreOnAbsentContainer()) {
            Optional<ObjectInfo> found;
            try {
                found = absent.head("key");
            } catch (ContainerAbsentException e) {
                return;
            }

            assertThat(found).isEmpty();
        }
    }

    @Test
    default void creates_an_absent_container() throws Exception {
        try (ObjectStore created = openStoreOnAbsentContainer()) {
            created.createContainer();
            created.createContainer();

            assertThat(created.containerExists()).isTrue();
            put(created, "key", "content");
            assertThat(keys(created.list(""))).containsExactly("key");
            created.delete(List.of("key"));
        }
    }

    @Test
    default void reports_refused_credentials() throws Exception {
        Optional<ObjectStore> opened = openStoreWithWrongCredentials();
        assumeTrue(opened.isPresent(), "this store has no credentials that could be wrong");

        try (ObjectStore refused = opened.get()) {
            assertAccessDenied(() -> refused.get("key"));
            assertAccessDenied(() -> refused.put("key", Payload.of(utf8("x")), WriteOptions.DEFAULT));
            assertAccessDenied(() -> refused.list("").hasNext());
            assertAccessDenied(() -> refused.listLevel("").hasNext());
            assertAccessDenied(
                    () -> refused.startMultipartUpload("key", refused.limits().minPartSize(), WriteOptions.DEFAULT));
            assertAccessDenied(refused::containerExists);
        }
    }

    @Test
    default void reports_an_unreachable_endpoint_in_bounded_time() throws Exception {
        Optional<ObjectStore> opened = openStoreAtUnreachableEndpoint();
        assumeTrue(opened.isPresent(), "this store has no endpoint that could be unreachable");

        try (ObjectStore unreachable = opened.get()) {
            assertUnreachable(() -> unreachable.head("key"));
            assertUnreachable(() -> unreachable.get("key"));
            assertUnreachable(() -> unreachable.put("key", Payload.of(utf8("x")), WriteOptions.DEFAULT));
            assertUnreachable(() -> unreachable.list("").hasNext());
            assertUnreachable(unreachable::containerExists);
        }
    }

    @Test
    default void may_be_closed_twice() throws Exception {
        ObjectStore opened = openStoreOnAbsentContainer();

        opened.close();
        opened.close();
    }

    @Test
    default void parses_its_url() {
        StoreLocation location = provider().parse(validUrl());

        assertThat(location.url()).isEqualTo(validUrl());
        assertThat(location.container()).isNotEmpty();
        assertThat(location.prefix()).doesNotStartWith("/");
    }

    @Test
    default void refuses_urls_of_another_form_in_one_line() {
        for (String url : List.of("", "no-url", "unknown-scheme://container/path", "://")) {
            assertThatThrownBy(() -> provider().parse(url))
                    .as(url)
                    .isInstanceOf(InvalidConfigurationException.class)
                    .message()
                    .hasLineCount(1)
                    .contains(url);
        }
    }

    private static void assertContainerAbsent(ThrowingCall call) {
        assertStoreFailure(call, ContainerAbsentException.class);
    }

    private static void assertAccessDenied(ThrowingCall call) {
        assertStoreFailure(call, StoreAccessDeniedException.class);
    }

    private void assertUnreachable(ThrowingCall call) {
        Instant deadline = Instant.now().plus(unreachableWithin());
        assertStoreFailure(call, StoreUnreachableException.class);
        assertThat(Instant.now()).isBefore(deadline);
    }

    private static void assertStoreFailure(ThrowingCall call, Class<? extends StoreException> type) {
        assertThatThrownBy(call::run).isInstanceOf(type).message().hasLineCount(1);
    }

    /** A call of a store that is expected to fail. */
    interface ThrowingCall {
        void run() throws Exception;
    }
}
