package dev.pgcellar.tck;

import static dev.pgcellar.tck.Samples.content;
import static dev.pgcellar.tck.Samples.keys;
import static dev.pgcellar.tck.Samples.put;
import static dev.pgcellar.tck.Samples.random;
import static dev.pgcellar.tck.Samples.text;
import static dev.pgcellar.tck.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.Tag;
import dev.pgcellar.spi.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Objects written in parts of the smallest size the store allows. */
interface MultipartUploadTests extends StoreUnderTest {

    @Test
    default void joins_parts_by_their_number_whatever_the_order_of_upload() throws Exception {
        byte[] bytes = random(3 * partSize() + 17, 20);
        try (MultipartUpload upload = start("parts", WriteOptions.DEFAULT)) {
            for (int number : new int[] {3, 1, 4, 2}) {
                upload.uploadPart(number, part(bytes, number));
            }

            assertThat(upload.complete()).isEqualTo(PutOutcome.WRITTEN);
        }

        assertThat(content(store(), "parts")).isEqualTo(bytes);
        assertThat(store().head("parts").orElseThrow().size()).isEqualTo(bytes.length);
    }

    @Test
    default void takes_parts_from_several_threads_at_once() throws Exception {
        byte[] bytes = random(7 * partSize() + 1, 21);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (MultipartUpload upload = start("concurrent", WriteOptions.DEFAULT)) {
            List<Future<?>> uploads = new ArrayList<>();
            for (int part = 8; part >= 1; part--) {
                int number = part;
                uploads.add(threads.submit(() -> {
                    upload.uploadPart(number, part(bytes, number));
                    return null;
                }));
            }
            for (Future<?> each : uploads) {
                each.get();
            }

            assertThat(upload.complete()).isEqualTo(PutOutcome.WRITTEN);
        } finally {
            threads.shutdownNow();
        }

        assertThat(content(store(), "concurrent")).isEqualTo(bytes);
    }

    @Test
    default void takes_a_single_part_smaller_than_the_part_size() throws Exception {
        completeSinglePart("small", utf8("tiny"));

        assertThat(text(store(), "small")).isEqualTo("tiny");
    }

    @Test
    default void makes_an_empty_object_of_a_single_empty_part() throws Exception {
        completeSinglePart("empty", new byte[0]);

        assertThat(content(store(), "empty")).isEmpty();
        assertThat(store().head("empty").orElseThrow().size()).isZero();
    }

    @Test
    default void takes_a_last_part_of_full_size() throws Exception {
        byte[] bytes = random(2 * partSize(), 22);
        try (MultipartUpload upload = start("full", WriteOptions.DEFAULT)) {
            upload.uploadPart(1, part(bytes, 1));
            upload.uploadPart(2, part(bytes, 2));
            upload.complete();
        }

        assertThat(content(store(), "full")).isEqualTo(bytes);
    }

    @Test
    default void replaces_a_part_that_is_uploaded_again() throws Exception {
        byte[] bytes = random(partSize() + 5, 23);
        try (MultipartUpload upload = start("again", WriteOptions.DEFAULT)) {
            upload.uploadPart(1, Payload.of(random(partSize(), 24)));
            upload.uploadPart(2, Payload.of(random(1000, 25)));
            upload.uploadPart(2, part(bytes, 2));
            upload.uploadPart(1, part(bytes, 1));
            upload.complete();
        }

        assertThat(content(store(), "again")).isEqualTo(bytes);
    }

    @Test
    default void replaces_an_existing_object_on_completion_and_leaves_it_readable_until_then() throws Exception {
        put(store(), "key", "old");
        try (MultipartUpload upload = start("key", WriteOptions.DEFAULT)) {
            upload.uploadPart(1, Payload.of(utf8("new")));
            assertThat(text(store(), "key")).isEqualTo("old");
            assertThat(keys(store().list(""))).containsExactly("key");

            assertThat(upload.complete()).isEqualTo(PutOutcome.WRITTEN);
        }

        assertThat(text(store(), "key")).isEqualTo("new");
    }

    @Test
    default void shows_nothing_until_completion() throws Exception {
        try (MultipartUpload upload = start("folder/key", WriteOptions.DEFAULT)) {
            upload.uploadPart(1, Payload.of(random(partSize(), 26)));

            assertThat(store().head("folder/key")).isEmpty();
            assertThat(store().get("folder/key")).isEmpty();
            assertThat(keys(store().list(""))).isEmpty();
            assertThat(store().listLevel("").hasNext()).isFalse();
            assertThat(store().listLevel("folder/").hasNext()).isFalse();
        }
    }

    @Test
    default void leaves_nothing_after_abort_and_may_abort_again() throws Exception {
        MultipartUpload upload = start("folder/aborted", WriteOptions.DEFAULT);
        upload.uploadPart(1, Payload.of(random(partSize(), 27)));

        upload.abort();
        upload.abort();
        upload.close();

        assertThat(countLeftovers()).isZero();
        assertThat(store().head("folder/aborted")).isEmpty();
        assertThat(keys(store().list(""))).isEmpty();
    }

    @Test
    default void leaves_nothing_when_closed_without_completion() throws Exception {
        try (MultipartUpload upload = start("closed", WriteOptions.DEFAULT)) {
            upload.uploadPart(1, Payload.of(utf8("part")));
        }

        assertThat(countLeftovers()).isZero();
        assertThat(store().head("closed")).isEmpty();
    }

    @Test
    default void leaves_nothing_when_closed_before_the_first_part() throws Exception {
        start("closed/early", WriteOptions.DEFAULT).close();

        assertThat(countLeftovers()).isZero();
        assertThat(keys(store().list(""))).isEmpty();
    }

    @Test
    default void keeps_the_object_when_aborted_or_closed_after_completion() throws Exception {
        MultipartUpload upload = start("kept", WriteOptions.DEFAULT);
        upload.uploadPart(1, Payload.of(utf8("content")));
        upload.complete();

        upload.abort();
        upload.close();

        assertThat(text(store(), "kept")).isEqualTo("content");
    }

    @Test
    default void leaves_the_existing_object_after_abort() throws Exception {
        put(store(), "key", "old");
        try (MultipartUpload upload = start("key", WriteOptions.DEFAULT)) {
            upload.uploadPart(1, Payload.of(utf8("new")));
            upload.abort();
        }

        assertThat(text(store(), "key")).isEqualTo("old");
    }

    @Test
    default void completes_an_absent_key_if_absent() throws Exception {
        try (MultipartUpload upload = start("key", WriteOptions.DEFAULT.ifAbsent())) {
            upload.uploadPart(1, Payload.of(utf8("content")));

            assertThat(upload.complete()).isEqualTo(PutOutcome.WRITTEN);
        }

        assertThat(text(store(), "key")).isEqualTo("content");
    }

    @Test
    default void leaves_a_key_taken_meanwhile_untouched_if_absent() throws Exception {
        try (MultipartUpload upload = start("key", WriteOptions.DEFAULT.ifAbsent())) {
            upload.uploadPart(1, Payload.of(utf8("late")));
            put(store(), "key", "first");

            assertThat(upload.complete()).isEqualTo(PutOutcome.ALREADY_EXISTS);
            assertThat(countLeftovers()).isZero();
        }

        assertThat(text(store(), "key")).isEqualTo("first");
    }

    @Test
    default void accepts_tags_on_an_upload() throws Exception {
        WriteOptions tagged = WriteOptions.DEFAULT.withTags(List.of(new Tag("project", "pg cellar")));
        try (MultipartUpload upload = start("tagged", tagged)) {
            upload.uploadPart(1, Payload.of(utf8("content")));
            upload.complete();
        }

        assertThat(text(store(), "tagged")).isEqualTo("content");
    }

    @Test
    default void may_retry_a_part_whose_payload_failed() throws Exception {
        try (MultipartUpload upload = start("retried", WriteOptions.DEFAULT)) {
            assertThatThrownBy(() -> upload.uploadPart(1, BrokenPayload.FAILING))
                    .isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> upload.uploadPart(1, BrokenPayload.TOO_SHORT))
                    .isInstanceOf(StoreException.class);

            upload.uploadPart(1, Payload.of(utf8("whole")));
            upload.complete();
        }

        assertThat(text(store(), "retried")).isEqualTo("whole");
    }

    @Test
    default void runs_two_uploads_of_one_key_side_by_side() throws Exception {
        try (MultipartUpload first = start("key", WriteOptions.DEFAULT);
                MultipartUpload second = start("key", WriteOptions.DEFAULT)) {
            first.uploadPart(1, Payload.of(utf8("first")));
            second.uploadPart(1, Payload.of(utf8("second")));
            first.complete();
            assertThat(text(store(), "key")).isEqualTo("first");

            second.complete();
        }

        assertThat(text(store(), "key")).isEqualTo("second");
    }

    private void completeSinglePart(String key, byte[] bytes) throws Exception {
        try (MultipartUpload upload = start(key, WriteOptions.DEFAULT)) {
            upload.uploadPart(1, Payload.of(bytes));
            assertThat(upload.complete()).isEqualTo(PutOutcome.WRITTEN);
        }
    }

    private MultipartUpload start(String key, WriteOptions options) throws StoreException {
        return store().startMultipartUpload(key, partSize(), options);
    }

    private int partSize() {
        return Math.toIntExact(store().limits().minPartSize());
    }

    private Payload part(byte[] bytes, int number) {
        int offset = (number - 1) * partSize();
        return Payload.of(bytes, offset, Math.min(partSize(), bytes.length - offset));
    }
}
