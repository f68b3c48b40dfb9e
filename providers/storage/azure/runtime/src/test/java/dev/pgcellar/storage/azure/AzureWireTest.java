package dev.pgcellar.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.Tag;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests as they go over the wire. */
class AzureWireTest {

    private static final Map<String, String> SMALL_BLOCKS =
            Map.of("--max-block-size", "100", "--max-single-put-size", "250", "--max-concurrency", "3");
    private static final Map<String, String> SCOPE = Map.of("--encryption-scope", "vault");
    private static final WriteOptions TAGGED = WriteOptions.DEFAULT.withTags(
            List.of(new Tag("project", "first"), new Tag("project", "pg cellar"), new Tag("a=b", "")));

    private final FaultProxy server = FaultProxy.alone();

    @BeforeEach
    void acceptAllWrites() {
        server.inject(request -> request.method().equals("HEAD"), Fault.error(404, "BlobNotFound"));
    }

    private ObjectStore store(Map<String, String> options) {
        server.inject(request -> true, Fault.answer(201, Map.of("ETag", "\"tag\""), ""));
        return Stores.open(server.endpoint(), "container", options, Map.of());
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private List<RecordedRequest> puts(String parameter) {
        return server.requests("PUT").stream()
                .filter(request -> request.target().contains(parameter))
                .toList();
    }

    @Test
    void writes_a_small_blob_by_one_request() throws IOException {
        try (ObjectStore store = store(SMALL_BLOCKS)) {
            store.put("a key/with+plus", Payload.of(new byte[250]), WriteOptions.DEFAULT.ifAbsent());
        }

        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("PUT");
            assertThat(request.path()).isEqualTo("/devstoreaccount1/container/a%20key%2Fwith%2Bplus");
            assertThat(request.contentLength()).isEqualTo(250);
            assertThat(request.header("x-ms-blob-type")).contains("BlockBlob");
            assertThat(request.header("x-ms-blob-content-type")).contains("application/octet-stream");
            assertThat(request.header("If-None-Match")).contains("*");
            assertThat(request.header("Authorization").orElseThrow()).startsWith("SharedKey devstoreaccount1:");
            assertThat(request.header("x-ms-tags")).isEmpty();
            assertThat(request.header("x-ms-encryption-scope")).isEmpty();
        });
    }

    @Test
    void writes_a_larger_blob_in_blocks_of_the_size_asked_for() throws IOException {
        try (ObjectStore store = store(SMALL_BLOCKS)) {
            store.put("key", Payload.of(new byte[251]), WriteOptions.DEFAULT);
        }

        assertThat(puts("comp=block&"))
                .extracting(RecordedRequest::contentLength)
                .containsExactlyInAnyOrder(100L, 100L, 51L);
        assertThat(puts("comp=blocklist")).hasSize(1);
    }

    @Test
    void sends_as_many_blocks_at_the_same_time_as_asked_for() throws IOException {
        CountDownLatch three = new CountDownLatch(3);
        server.inject(request -> request.target().contains("comp=block&"), exchange -> {
            exchange.discardBody();
            three.countDown();
            try {
                assertThat(three.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.respond(201, Map.of(), new byte[0]);
        });

        try (ObjectStore store = store(SMALL_BLOCKS)) {
            store.put("key", Payload.of(new byte[300]), WriteOptions.DEFAULT);
        }

        assertThat(three.getCount()).isZero();
    }

    @Test
    void numbers_blocks_in_five_digits() throws IOException {
        try (ObjectStore store = store(Map.of());
                MultipartUpload upload = store.startMultipartUpload("key", 1 << 16, WriteOptions.DEFAULT)) {
            upload.uploadPart(1, Payload.of(new byte[5]));
            upload.uploadPart(2, Payload.of(new byte[5]));
            upload.complete();
        }

        assertThat(puts("comp=block&"))
                .extracting(request -> request.target().replaceFirst(".*blockid=", ""))
                .containsExactly("MDAwMDE%3D", "MDAwMDI%3D");
    }

    @Test
    void asks_for_the_encryption_scope_with_everything_that_is_written() throws IOException {
        try (ObjectStore store = store(SCOPE);
                MultipartUpload upload = store.startMultipartUpload("key", 1 << 16, WriteOptions.DEFAULT)) {
            store.put("other", Payload.of(new byte[5]), WriteOptions.DEFAULT);
            upload.uploadPart(1, Payload.of(new byte[5]));
            upload.complete();
        }

        assertThat(server.requests("PUT")).hasSize(3).allMatch(request -> request.header("x-ms-encryption-scope")
                .orElseThrow()
                .equals("vault"));
    }

    @Test
    void sends_tags_with_the_request_that_makes_the_blob_visible() throws IOException {
        try (ObjectStore store = store(Map.of());
                MultipartUpload upload = store.startMultipartUpload("key", 1 << 16, TAGGED)) {
            store.put("other", Payload.of(new byte[5]), TAGGED);
            upload.uploadPart(1, Payload.of(new byte[5]));
            upload.complete();
        }

        assertThat(puts("comp=block&"))
                .allMatch(request -> request.header("x-ms-tags").isEmpty());
        assertThat(server.requests("PUT"))
                .filteredOn(request -> !request.target().contains("comp=block&"))
                .hasSize(2)
                .allMatch(request -> request.header("x-ms-tags").orElseThrow().equals("project=pg%20cellar&a%3Db="));
    }

    @Test
    void probes_nothing_but_the_path_of_the_url() throws IOException {
        server.inject(
                request -> true,
                Fault.answer(
                        200,
                        Map.of("Content-Type", "application/xml"),
                        "<?xml version=\"1.0\"?><EnumerationResults><Blobs/><NextMarker/></EnumerationResults>"));
        try (ObjectStore store = Stores.open(server.endpoint(), "container")) {
            assertThat(store.containerExists()).isTrue();
        }

        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.hasParameter("comp")).isTrue();
            assertThat(request.target()).contains("prefix=path");
        });
    }

    @Test
    void deletes_one_by_one_where_the_server_knows_no_batches() throws IOException {
        server.inject(request -> request.target().contains("comp=batch"), Fault.error(501, "NotImplemented"));
        server.inject(request -> request.path().endsWith("gone"), Fault.error(404, "BlobNotFound"));
        server.inject(request -> request.path().endsWith("held"), Fault.error(409, "BlobImmutableDueToPolicy"));
        server.inject(request -> true, Fault.answer(202, Map.of(), ""));

        try (ObjectStore store = Stores.open(server.endpoint(), "container")) {
            assertThat(store.delete(List.of("one", "gone", "held")))
                    .singleElement()
                    .satisfies(failure -> {
                        assertThat(failure.key()).isEqualTo("held");
                        assertThat(failure.reason()).contains("HTTP 409 BlobImmutableDueToPolicy");
                    });
            assertThat(store.delete(List.of("two", "three"))).isEmpty();
        }

        assertThat(server.requests("POST")).hasSize(1);
        assertThat(server.requests("DELETE")).hasSize(5);
    }
}
