package dev.pgcellar.tck;

import static dev.pgcellar.tck.Samples.content;
import static dev.pgcellar.tck.Samples.keys;
import static dev.pgcellar.tck.Samples.put;
import static dev.pgcellar.tck.Samples.random;
import static dev.pgcellar.tck.Samples.text;
import static dev.pgcellar.tck.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.Tag;
import dev.pgcellar.spi.WriteOptions;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Put, get and head of whole objects. */
interface WholeObjectTests extends StoreUnderTest {

    @Test
    default void answers_empty_for_absent_keys() throws Exception {
        assertThat(store().head("absent")).isEmpty();
        assertThat(store().head("absent/below")).isEmpty();
        assertThat(store().get("absent")).isEmpty();
        assertThat(store().get("absent/below")).isEmpty();
    }

    @Test
    default void answers_empty_for_keys_that_are_only_the_start_of_another() throws Exception {
        put(store(), "folder/object", "content");

        assertThat(store().head("folder")).isEmpty();
        assertThat(store().get("folder")).isEmpty();
        assertThat(store().head("folder/")).isEmpty();
        assertThat(store().get("folder/")).isEmpty();
        assertThat(store().head("folder/obj")).isEmpty();
        assertThat(store().head("folder/object/below")).isEmpty();
        assertThat(store().get("folder/object/below")).isEmpty();
    }

    @Test
    default void stores_an_empty_object() throws Exception {
        PutOutcome outcome = store().put("empty", Payload.of(new byte[0]), WriteOptions.DEFAULT);

        assertThat(outcome).isEqualTo(PutOutcome.WRITTEN);
        assertThat(content(store(), "empty")).isEmpty();
        assertThat(store().head("empty").orElseThrow().size()).isZero();
    }

    @Test
    default void describes_an_object_by_head_as_the_listing_does() throws Exception {
        Instant before = Instant.now();

        put(store(), "object", "12345");

        ObjectInfo head = store().head("object").orElseThrow();
        assertThat(head.key()).isEqualTo("object");
        assertThat(head.size()).isEqualTo(5);
        assertThat(head.lastModified())
                .isBetween(before.minus(Duration.ofMinutes(1)), Instant.now().plus(Duration.ofMinutes(1)));
        ObjectInfo listed = (ObjectInfo) store().list("").next();
        assertThat(listed.key()).isEqualTo("object");
        assertThat(listed.size()).isEqualTo(5);
        assertThat(listed.lastModified())
                .isBetween(
                        head.lastModified().minusSeconds(1), head.lastModified().plusSeconds(1));
    }

    @Test
    default void replaces_an_existing_object() throws Exception {
        put(store(), "object", "a longer first content");

        PutOutcome outcome = store().put("object", Payload.of(utf8("second")), WriteOptions.DEFAULT);

        assertThat(outcome).isEqualTo(PutOutcome.WRITTEN);
        assertThat(text(store(), "object")).isEqualTo("second");
        assertThat(store().head("object").orElseThrow().size()).isEqualTo(6);
        assertThat(keys(store().list(""))).containsExactly("object");
    }

    @Test
    default void returns_a_payload_of_several_mebibytes_unchanged() throws Exception {
        byte[] bytes = random(12 * 1024 * 1024 + 1, 1);

        store().put("large", Payload.of(bytes), WriteOptions.DEFAULT);

        assertThat(content(store(), "large")).isEqualTo(bytes);
    }

    @Test
    default void writes_the_content_of_a_file(@TempDir Path folder) throws Exception {
        byte[] bytes = random(300_000, 2);
        Path file = Files.write(folder.resolve("source"), bytes);

        store().put("from-file", Payload.ofFile(file), WriteOptions.DEFAULT);

        assertThat(content(store(), "from-file")).isEqualTo(bytes);
    }

    @Test
    default void accepts_tags() throws Exception {
        WriteOptions tagged =
                WriteOptions.DEFAULT.withTags(List.of(new Tag("project", "pg cellar"), new Tag("empty", "")));

        PutOutcome outcome = store().put("tagged", Payload.of(utf8("content")), tagged);

        assertThat(outcome).isEqualTo(PutOutcome.WRITTEN);
        assertThat(text(store(), "tagged")).isEqualTo("content");
    }

    @Test
    default void may_be_closed_before_the_content_was_read_to_its_end() throws Exception {
        store().put("large", Payload.of(random(6 * 1024 * 1024, 3)), WriteOptions.DEFAULT);

        try (ObjectContent content = store().get("large").orElseThrow()) {
            assertThat(content.stream().read()).isNotNegative();
        }

        assertThat(store().head("large").orElseThrow().size()).isEqualTo(6 * 1024 * 1024);
    }

    @Test
    default void writes_nothing_when_the_payload_fails() throws Exception {
        put(store(), "existing", "first");

        assertThatThrownBy(() -> store().put("new/object", BrokenPayload.FAILING, WriteOptions.DEFAULT))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store().put("existing", BrokenPayload.FAILING, WriteOptions.DEFAULT))
                .isInstanceOf(StoreException.class);

        assertThat(keys(store().list(""))).containsExactly("existing");
        assertThat(text(store(), "existing")).isEqualTo("first");
    }

    @Test
    default void writes_nothing_when_the_payload_is_shorter_than_announced() throws Exception {
        assertThatThrownBy(() -> store().put("new/object", BrokenPayload.TOO_SHORT, WriteOptions.DEFAULT))
                .isInstanceOf(StoreException.class);

        assertThat(keys(store().list(""))).isEmpty();
    }

    @Test
    default void reads_the_object_that_was_opened_or_fails_while_another_replaces_it() throws Exception {
        byte[] first = random(6 * 1024 * 1024, 4);
        store().put("object", Payload.of(first), WriteOptions.DEFAULT);

        try (ObjectContent content = store().get("object").orElseThrow()) {
            InputStream stream = content.stream();
            byte[] start = stream.readNBytes(1024);
            store().put("object", Payload.of(random(6 * 1024 * 1024, 5)), WriteOptions.DEFAULT);
            byte[] rest;
            try {
                rest = stream.readAllBytes();
            } catch (StoreException e) {
                return;
            }

            assertThat(start).isEqualTo(Arrays.copyOf(first, 1024));
            assertThat(rest).isEqualTo(Arrays.copyOfRange(first, 1024, first.length));
        }
    }
}
