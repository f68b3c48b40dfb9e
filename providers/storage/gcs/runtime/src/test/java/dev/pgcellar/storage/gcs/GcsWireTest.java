package dev.pgcellar.storage.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.Tag;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testsupport.gcs.GcsServer;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire, and how often. */
class GcsWireTest {

    private static final String KMS_KEY = "projects/p/locations/eu/keyRings/r/cryptoKeys/k";
    private static final Payload SMALL = Payload.of(new byte[10]);
    private static final Payload LARGE = Payload.of(new byte[9 << 20]);
    private static final Predicate<RecordedRequest> COMPLETION =
            request -> request.method().equals("POST") && request.hasParameter("uploadId");

    private static GcsServer server;

    private FaultProxy proxy;
    private ObjectStore store;

    @BeforeAll
    static void startServer() {
        server = GcsServer.start();
        server.createBucket("bucket");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() {
        proxy = FaultProxy.before(server.endpoint());
        store = Stores.open(proxy.endpoint(), "bucket", Map.of("--kms-key-name", KMS_KEY));
    }

    @AfterEach
    void close() {
        store.close();
        proxy.close();
    }

    private void upload(String key, WriteOptions options) throws IOException {
        try (MultipartUpload upload = store.startMultipartUpload(key, 5 << 20, options)) {
            upload.uploadPart(1, Payload.of(new byte[5 << 20]));
            upload.uploadPart(2, SMALL);
            assertThat(upload.complete()).isEqualTo(PutOutcome.WRITTEN);
        }
    }

    @Test
    void encrypts_by_the_key_that_was_asked_for_however_an_object_is_written() throws IOException {
        store.put("small", SMALL, WriteOptions.DEFAULT);
        store.put("large", LARGE, WriteOptions.DEFAULT);
        upload("parts", WriteOptions.DEFAULT);

        for (String key : List.of("small", "large", "parts")) {
            assertThat(server.kmsKeyName("bucket", key)).isEqualTo(KMS_KEY);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "project, pg cellar",
        "a.b_c-d+e, x=/@:",
        "Upper/Case: key@home, v",
        "with blank, v",
        "empty, ''",
        "spaces, ' around '",
        "unicode, 'größe'"
    })
    void keeps_tags_as_custom_metadata_however_an_object_is_written(String name, String value) throws IOException {
        WriteOptions tagged = WriteOptions.DEFAULT.withTags(List.of(new Tag("plain", "1"), new Tag(name, value)));

        store.put("small", SMALL, tagged);
        store.put("large", LARGE, tagged);
        upload("parts", tagged);

        for (String key : List.of("small", "large", "parts")) {
            assertThat(server.metadata("bucket", key)).isEqualTo(Map.of("plain", "1", name, value));
        }
    }

    @Test
    void changes_no_object_after_it_was_written_unless_its_tags_fit_no_header() throws IOException {
        upload("plain", WriteOptions.DEFAULT.withTags(List.of(new Tag("project", "a"))));
        assertThat(proxy.requests()).noneMatch(request -> request.path().startsWith("/storage"));

        upload("odd", WriteOptions.DEFAULT.withTags(List.of(new Tag("Project", "a"))));
        assertThat(proxy.requests()).anyMatch(request -> request.path().startsWith("/storage"));
    }

    @Test
    void needs_one_request_to_write_or_read_a_small_object() throws IOException {
        store.put("one", SMALL, WriteOptions.DEFAULT.ifAbsent());
        assertThat(proxy.requests()).singleElement().satisfies(request -> {
            assertThat(request.target()).contains("ifGenerationMatch=0", "uploadType=multipart");
            assertThat(request.header("content-encoding")).isEmpty();
            assertThat(request.header("authorization")).isEmpty();
        });

        store.get("one").orElseThrow().close();
        assertThat(proxy.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "plain/key, /bucket/plain%2Fkey",
        "a//b, /bucket/a%2F%2Fb",
        "a/../b, /bucket/a%2F..%2Fb",
        "a b+c*, /bucket/a%20b%2Bc%2A",
        "ü, /bucket/%C3%BC"
    })
    void names_a_key_exactly_in_a_multipart_upload(String key, String path) throws IOException {
        upload(key, WriteOptions.DEFAULT);

        assertThat(proxy.requests()).allMatch(request -> request.path().equals(path));
        assertThat(server.keys("bucket")).contains(key);
    }

    @Test
    void asks_for_the_key_before_it_completes_a_conditional_upload() throws IOException {
        WriteOptions ifAbsent = WriteOptions.DEFAULT.ifAbsent();

        upload("conditional", ifAbsent);

        assertThat(proxy.requests("GET")).hasSize(1);
        assertThat(proxy.requests()).noneMatch(request -> request.headers().containsKey("x-goog-if-generation-match"));
    }

    @Test
    void deletes_each_key_once_by_batches_of_a_hundred() throws IOException {
        List<String> keys =
                IntStream.range(0, 500).mapToObj(i -> "many/" + i % 250).toList();
        server.put("bucket", "many/7", new byte[1]);

        assertThat(store.delete(keys)).isEmpty();

        assertThat(proxy.requests()).hasSize(3).allMatch(request -> request.path()
                .equals("/batch/storage/v1"));
        assertThat(server.keys("bucket")).doesNotContain("many/7");
    }

    @Test
    void finds_the_object_when_the_answer_to_the_completion_was_lost() throws IOException {
        proxy.injectOnce(COMPLETION, Fault.loseAnswer());

        upload("lost", WriteOptions.DEFAULT);

        assertThat(server.get("bucket", "lost")).hasSize((5 << 20) + 10);
    }

    @Test
    void does_not_take_an_older_object_for_one_whose_upload_vanished() throws IOException {
        server.put("bucket", "vanished", new byte[3]);
        proxy.inject(
                COMPLETION,
                Fault.answer(
                        404,
                        Map.of(),
                        "<Error><Code>NoSuchUpload</Code><Message>The upload was not found.</Message></Error>"));

        assertThatThrownBy(() -> upload("vanished", WriteOptions.DEFAULT))
                .isInstanceOf(StoreErrorException.class)
                .hasMessage("cannot complete the upload to 'gs://bucket/vanished': HTTP 404 NoSuchUpload: The upload"
                        + " was not found.");
    }

    @Test
    void reports_a_whole_whose_checksum_is_not_that_of_its_parts() {
        proxy.inject(COMPLETION, Fault.answer(200, Map.of("x-goog-hash", "crc32c=AAAAAA=="), "<Result/>"));

        assertThatThrownBy(() -> upload("whole", WriteOptions.DEFAULT))
                .isInstanceOf(StoreErrorException.class)
                .hasMessageContaining("its checksum is crc32c AAAAAA== instead of ");
    }

    @Test
    void looks_at_a_bucket_by_its_objects_when_it_may_not_look_at_the_bucket() throws IOException {
        proxy.inject(
                request -> request.path().equals("/storage/v1/b/bucket"),
                Fault.answer(403, Map.of("Content-Type", "application/json"), "{}"));

        assertThat(store.containerExists()).isTrue();
    }
}
