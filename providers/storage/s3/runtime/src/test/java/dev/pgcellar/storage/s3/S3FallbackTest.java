package dev.pgcellar.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreConflictException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that lack a part of S3, or lose an answer. */
class S3FallbackTest {

    private static final Predicate<RecordedRequest> BULK_DELETE = request -> request.hasParameter("delete");
    private static final Predicate<RecordedRequest> CONDITIONAL =
            request -> request.header("if-none-match").isPresent();
    private static final Predicate<RecordedRequest> COMPLETION =
            request -> request.method().equals("POST") && request.hasParameter("uploadId");
    private static final WriteOptions IF_ABSENT = WriteOptions.DEFAULT.ifAbsent();
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private static S3Server server;

    private FaultProxy proxy;
    private String bucket;
    private ObjectStore store;

    @BeforeAll
    static void startServer() {
        server = S3Server.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() {
        bucket = "bucket-" + BUCKETS.incrementAndGet();
        server.createBucket(bucket);
        proxy = FaultProxy.before(server.endpoint());
        store = Stores.open(proxy.endpoint(), bucket);
    }

    @AfterEach
    void close() {
        store.close();
        proxy.close();
    }

    private static Payload content(String text) {
        return Payload.of(text.getBytes(UTF_8));
    }

    private List<String> putThree() throws IOException {
        List<String> keys = List.of("a", "b/c", "d e");
        for (String key : keys) {
            store.put(key, content(key), WriteOptions.DEFAULT);
        }
        return keys;
    }

    @Test
    void sends_content_md5_with_a_bulk_delete() throws IOException {
        List<String> keys = putThree();

        assertThat(store.delete(keys)).isEmpty();

        assertThat(proxy.requests("POST"))
                .singleElement()
                .satisfies(request -> assertThat(request.header("content-md5")).isPresent());
        assertThat(server.keys(bucket)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400, MissingContentMD5", "400, Content-MD5-Required", "501, NotImplemented", "405, MethodNotAllowed"})
    void deletes_one_by_one_where_bulk_deletion_is_refused(int status, String code) throws IOException {
        proxy.inject(BULK_DELETE, Fault.error(status, code));
        List<String> keys = putThree();

        try (CapturedLog log = new CapturedLog(S3Deletion.class)) {
            assertThat(store.delete(keys)).isEmpty();
            assertThat(store.delete(List.of("absent"))).isEmpty();

            assertThat(log.lines())
                    .containsExactly("WARN the server does not delete several objects of 's3://" + bucket
                            + "' by one request (HTTP " + status + " " + code + "); deleting one by one");
        }
        assertThat(server.keys(bucket)).isEmpty();
        assertThat(proxy.requests("POST")).hasSize(1);
        assertThat(proxy.requests("DELETE")).hasSize(4);
    }

    @Test
    void reports_the_keys_that_could_not_be_deleted_and_goes_on() throws IOException {
        proxy.inject(BULK_DELETE, Fault.error(501, "NotImplemented"));
        proxy.inject(
                request -> request.method().equals("DELETE") && request.path().endsWith("/b/c"),
                Fault.error(409, "InvalidRequest"));
        List<String> keys = putThree();

        List<DeleteFailure> failures = store.delete(keys);

        assertThat(failures)
                .containsExactly(new DeleteFailure(
                        "b/c",
                        "cannot delete 's3://" + bucket + "/b/c': HTTP 409 InvalidRequest: injected: InvalidRequest"));
        assertThat(server.keys(bucket)).containsExactly("b/c");
    }

    @Test
    void goes_on_with_later_batches_after_one_failed() throws IOException {
        store.put("last", content("x"), WriteOptions.DEFAULT);
        proxy.injectOnce(BULK_DELETE, Fault.error(400, "MalformedXML"));
        List<String> keys = IntStream.range(0, 1001)
                .mapToObj(i -> i == 1000 ? "last" : "absent/" + i)
                .toList();

        List<DeleteFailure> failures = store.delete(keys);

        assertThat(failures).hasSize(1000).allMatch(failure -> failure.reason().contains("HTTP 400 MalformedXML"));
        assertThat(server.keys(bucket)).isEmpty();
    }

    @Test
    void reports_the_failures_of_single_keys_in_a_bulk_delete() throws IOException {
        proxy.inject(
                BULK_DELETE,
                Fault.answer(
                        200,
                        Map.of(),
                        """
                <DeleteResult><Error><Key>locked</Key><Code>AccessDenied</Code><Message>by
                object lock</Message></Error><Error><Key>gone</Key><Code>NoSuchKey</Code></Error></DeleteResult>
                """));

        assertThat(store.delete(List.of("locked", "gone", "fine")))
                .containsExactly(new DeleteFailure("locked", "AccessDenied: by object lock"));
    }

    @Test
    void misses_the_bucket_when_it_deletes() {
        proxy.inject(BULK_DELETE, Fault.error(404, "NoSuchBucket"));

        assertThatThrownBy(() -> store.delete(List.of("key")))
                .isInstanceOf(ContainerAbsentException.class)
                .hasMessage("the bucket '" + bucket + "' does not exist on " + proxy.endpoint());
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void looks_before_it_writes_where_conditions_are_not_implemented(boolean early) throws IOException {
        proxy.inject(
                CONDITIONAL, early ? Fault.rejectEarly(501, "NotImplemented") : Fault.error(501, "NotImplemented"));

        try (CapturedLog log = new CapturedLog(ConditionalWrites.class)) {
            assertThat(store.put("key", content("first"), IF_ABSENT)).isEqualTo(PutOutcome.WRITTEN);
            assertThat(store.put("key", content("second"), IF_ABSENT)).isEqualTo(PutOutcome.ALREADY_EXISTS);
            assertThat(store.put("other", content("third"), IF_ABSENT)).isEqualTo(PutOutcome.WRITTEN);

            assertThat(log.lines())
                    .containsExactly("INFO the server of 's3://" + bucket
                            + "' has no conditional writes; asking for each key before it is written");
        }
        assertThat(proxy.requests("PUT").stream().filter(CONDITIONAL)).hasSize(1);
        assertThat(text("key")).isEqualTo("first");
    }

    @Test
    void keeps_conditions_when_something_else_is_not_implemented() throws IOException {
        proxy.injectOnce(request -> request.method().equals("PUT"), Fault.error(501, "NotImplemented"));
        proxy.injectOnce(request -> request.method().equals("PUT"), Fault.error(501, "NotImplemented"));
        assertThatThrownBy(() -> store.put("key", content("first"), IF_ABSENT)).hasMessageContaining("HTTP 501");

        assertThat(store.put("key", content("second"), IF_ABSENT)).isEqualTo(PutOutcome.WRITTEN);

        assertThat(proxy.requests("PUT").get(2).header("if-none-match")).contains("*");
    }

    @Test
    void looks_before_it_completes_an_upload_where_conditions_are_not_implemented() throws IOException {
        proxy.inject(CONDITIONAL, Fault.error(501, "NotImplemented"));

        try (MultipartUpload upload = store.startMultipartUpload("key", 5 << 20, IF_ABSENT)) {
            upload.uploadPart(1, content("part"));
            assertThat(upload.complete()).isEqualTo(PutOutcome.WRITTEN);
        }

        assertThat(text("key")).isEqualTo("part");
    }

    @Test
    void tries_again_when_another_request_on_the_key_is_under_way() throws IOException {
        proxy.injectOnce(CONDITIONAL, Fault.error(409, "ConditionalRequestConflict"));

        assertThat(store.put("key", content("first"), IF_ABSENT)).isEqualTo(PutOutcome.WRITTEN);

        assertThat(proxy.requests("PUT")).hasSize(2);
    }

    @Test
    void finds_the_object_of_the_other_writer_when_requests_on_the_key_go_on() throws IOException {
        store.put("key", content("other"), WriteOptions.DEFAULT);
        proxy.inject(CONDITIONAL, Fault.error(409, "ConditionalRequestConflict"));

        assertThat(store.put("key", content("mine"), IF_ABSENT)).isEqualTo(PutOutcome.ALREADY_EXISTS);
    }

    @Test
    void reports_a_conflict_when_requests_on_the_key_go_on_and_leave_no_object() {
        proxy.inject(CONDITIONAL, Fault.error(409, "ConditionalRequestConflict"));

        assertThatThrownBy(() -> store.put("key", content("mine"), IF_ABSENT))
                .isInstanceOf(StoreConflictException.class)
                .hasMessageContaining("'s3://" + bucket + "/key'");
    }

    @Test
    void finds_its_upload_complete_when_the_answer_was_lost() throws IOException {
        proxy.injectOnce(COMPLETION, Fault.loseAnswer());

        try (MultipartUpload upload = store.startMultipartUpload("key", 5 << 20, WriteOptions.DEFAULT)) {
            upload.uploadPart(1, content("part"));
            assertThat(upload.complete()).isEqualTo(PutOutcome.WRITTEN);
        }

        assertThat(text("key")).isEqualTo("part");
        assertThat(proxy.requests().stream().filter(COMPLETION)).hasSize(2);
    }

    @Test
    void completes_an_upload_with_the_checksums_of_its_parts() throws IOException {
        Map<String, String> checksums = Map.of("AWS_REQUEST_CHECKSUM_CALCULATION", "when_supported");
        try (ObjectStore checked = Stores.open(proxy.endpoint(), bucket, Map.of(), checksums);
                MultipartUpload upload = checked.startMultipartUpload("key", 5 << 20, WriteOptions.DEFAULT)) {
            upload.uploadPart(1, content("part"));
            assertThat(upload.complete()).isEqualTo(PutOutcome.WRITTEN);
        }

        assertThat(text("key")).isEqualTo("part");
        assertThat(proxy.requests("PUT").get(0).headers()).containsKey("x-amz-checksum-crc32");
    }

    @Test
    void aborts_an_upload_also_in_an_interrupted_thread() throws IOException {
        MultipartUpload upload = store.startMultipartUpload("key", 5 << 20, WriteOptions.DEFAULT);
        upload.uploadPart(1, content("part"));

        Thread.currentThread().interrupt();
        upload.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.openMultipartUploads(bucket)).isZero();
    }

    private String text(String key) throws IOException {
        try (var content = store.get(key).orElseThrow()) {
            return new String(content.stream().readAllBytes(), UTF_8);
        }
    }
}
