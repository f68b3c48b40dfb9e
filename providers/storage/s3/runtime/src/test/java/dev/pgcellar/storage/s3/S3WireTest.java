package dev.pgcellar.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.Tag;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire, seen by a server that answers anything. */
class S3WireTest {

    private static final WriteOptions TAGGED =
            WriteOptions.DEFAULT.withTags(List.of(new Tag("project", "pg cellar"), new Tag("a+b", "x=/@")));

    private final FaultProxy server = FaultProxy.alone()
            .inject(
                    request -> request.method().equals("POST") && request.hasParameter("uploads"),
                    Fault.answer(
                            200,
                            Map.of(),
                            "<InitiateMultipartUploadResult><UploadId>upload</UploadId></InitiateMultipartUploadResult>"))
            .inject(request -> request.method().equals("PUT"), Fault.answer(200, Map.of("ETag", "\"tag\""), ""))
            .inject(request -> request.method().equals("DELETE"), Fault.answer(204, Map.of(), ""));

    @AfterEach
    void stopServer() {
        server.close();
    }

    private ObjectStore store(Map<String, String> options, Map<String, String> environment) {
        return Stores.open(server.endpoint(), "bucket", options, environment);
    }

    private RecordedRequest put(Map<String, String> options, WriteOptions write) throws IOException {
        try (ObjectStore store = store(options, Map.of())) {
            store.put("key", Payload.of(new byte[] {1}), write);
        }
        return server.requests("PUT").get(0);
    }

    private RecordedRequest startUpload(Map<String, String> options, WriteOptions write) throws IOException {
        try (ObjectStore store = store(options, Map.of());
                MultipartUpload upload = store.startMultipartUpload("key", 5 << 20, write)) {
            return server.requests("POST").get(0);
        }
    }

    @Test
    void asks_for_no_encryption_and_sets_no_tags_unless_told_to() throws IOException {
        assertThat(put(Map.of(), WriteOptions.DEFAULT).headers().keySet())
                .noneMatch(name -> name.startsWith("x-amz-server-side-encryption") || name.equals("x-amz-tagging"));
        assertThat(startUpload(Map.of(), WriteOptions.DEFAULT).headers().keySet())
                .noneMatch(name -> name.startsWith("x-amz-server-side-encryption") || name.equals("x-amz-tagging"));
    }

    @Test
    void asks_for_the_encryption_of_the_bucket_key() throws IOException {
        Map<String, String> options = Map.of("--encryption", "AES256");

        assertThat(put(options, WriteOptions.DEFAULT).header("x-amz-server-side-encryption"))
                .contains("AES256");
        assertThat(startUpload(options, WriteOptions.DEFAULT).header("x-amz-server-side-encryption"))
                .contains("AES256");
    }

    @Test
    void asks_for_the_encryption_by_a_kms_key() throws IOException {
        Map<String, String> options = Map.of("--encryption", "aws:kms", "--sse-kms-key-id", "my-key");

        for (RecordedRequest request :
                List.of(put(options, WriteOptions.DEFAULT), startUpload(options, WriteOptions.DEFAULT))) {
            assertThat(request.header("x-amz-server-side-encryption")).contains("aws:kms");
            assertThat(request.header("x-amz-server-side-encryption-aws-kms-key-id"))
                    .contains("my-key");
        }
    }

    @Test
    void sends_tags_as_an_encoded_query_string() throws IOException {
        String expected = "project=pg%20cellar&a%2Bb=x%3D%2F%40";

        assertThat(put(Map.of(), TAGGED).header("x-amz-tagging")).contains(expected);
        assertThat(startUpload(Map.of(), TAGGED).header("x-amz-tagging")).contains(expected);
    }

    @Test
    void sends_the_condition_only_when_asked_to() throws IOException {
        assertThat(put(Map.of(), WriteOptions.DEFAULT).header("if-none-match")).isEmpty();
        try (ObjectStore store = store(Map.of(), Map.of())) {
            store.put("other", Payload.of(new byte[] {1}), WriteOptions.DEFAULT.ifAbsent());
        }

        assertThat(server.requests("PUT").get(1).header("if-none-match")).contains("*");
    }

    @Test
    void waits_for_the_server_before_it_sends_a_body() throws IOException {
        assertThat(put(Map.of(), WriteOptions.DEFAULT).header("expect")).contains("100-continue");
    }

    @Test
    void adds_no_checksum_and_no_chunks_to_a_body_for_an_endpoint() throws IOException {
        RecordedRequest request = put(Map.of(), WriteOptions.DEFAULT);

        assertThat(request.headers().keySet()).noneMatch(name -> name.startsWith("x-amz-checksum"));
        assertThat(request.headers()).doesNotContainKeys("content-md5", "content-encoding", "x-amz-trailer");
        assertThat(request.contentLength()).isEqualTo(1);
        assertThat(request.header("content-type")).contains("binary/octet-stream");
    }

    @Test
    void signs_for_the_default_region_of_python_tools() throws IOException {
        try (ObjectStore store = store(Map.of(), Map.of("AWS_DEFAULT_REGION", "eu-central-1"))) {
            store.put("key", Payload.of(new byte[] {1}), WriteOptions.DEFAULT);
        }

        assertThat(server.requests("PUT").get(0).header("authorization").orElseThrow())
                .contains("Credential=pgcellar-test-access-key/")
                .contains("/eu-central-1/s3/aws4_request");
    }

    @ParameterizedTest
    @CsvSource({
        "plain/key, /bucket/plain/key",
        "a//b, /bucket/a//b",
        "/leading, /bucket//leading",
        "trailing/, /bucket/trailing/",
        "a/../b, /bucket/a/../b",
        "./b, /bucket/./b",
        "a b+c, /bucket/a%20b%2Bc",
        "a%2Fb, /bucket/a%252Fb",
        "ü, /bucket/%C3%BC"
    })
    void sends_a_key_exactly(String key, String target) throws IOException {
        try (ObjectStore store = store(Map.of(), Map.of())) {
            store.put(key, Payload.of(new byte[] {1}), WriteOptions.DEFAULT);
        }

        assertThat(server.requests("PUT").get(0).path()).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "auto, http://s3.test/bucket/key",
        "path, http://s3.test/bucket/key",
        "virtual, http://bucket.s3.test/key"
    })
    void names_the_bucket_by_the_addressing_style(String style, String target) throws IOException {
        Map<String, String> options = new HashMap<>(Map.of("--addressing-style", style));
        options.put("--endpoint-url", "http://s3.test");
        S3ObjectStoreProvider provider = Stores.provider(
                FixedConfig.NONE, Map.of("HTTP_PROXY", server.endpoint().toString()));
        try (ObjectStore store = provider.open(provider.parse("s3://bucket"), new OptionValues(options))) {
            store.put("key", Payload.of(new byte[] {1}), WriteOptions.DEFAULT);
        }

        assertThat(server.requests("PUT").get(0).path()).isEqualTo(target);
    }

    @Test
    void logs_in_to_a_proxy() throws IOException {
        S3ObjectStoreProvider provider = Stores.provider(
                FixedConfig.NONE,
                Map.of(
                        "HTTP_PROXY",
                        "http://user:secret@127.0.0.1:" + server.endpoint().getPort()));
        try (ObjectStore store = provider.open(
                provider.parse("s3://bucket"), new OptionValues(Map.of("--endpoint-url", "http://s3.test")))) {
            store.put("key", Payload.of(new byte[] {1}), WriteOptions.DEFAULT);
        }

        assertThat(server.requests("PUT").get(0).header("proxy-authorization")).contains("Basic dXNlcjpzZWNyZXQ=");
    }

    @ParameterizedTest
    @CsvSource({"us-east-1, ''", "eu-west-3, eu-west-3"})
    void creates_a_bucket_in_its_region(String region, String constraint) throws Exception {
        CompletableFuture<String> body = new CompletableFuture<>();
        try (FaultProxy recording = FaultProxy.alone().inject(request -> true, exchange -> {
                    int length = (int) exchange.request().contentLength();
                    body.complete(new String(exchange.body().readNBytes(length), StandardCharsets.UTF_8));
                    exchange.respond(200, Map.of(), new byte[0]);
                });
                ObjectStore store =
                        Stores.open(recording.endpoint(), "bucket", Map.of(), Map.of("AWS_REGION", region))) {
            store.createContainer();

            assertThat(body.get())
                    .matches(text -> constraint.isEmpty()
                            ? text.isEmpty()
                            : text.contains("<LocationConstraint>" + constraint + "</LocationConstraint>"));
        }
    }

    @Test
    void decodes_the_keys_of_a_listing() throws IOException {
        server.inject(
                request -> request.hasParameter("list-type"),
                Fault.answer(
                        200,
                        Map.of(),
                        """
                <ListBucketResult><EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>
                <Contents><Key>a%2F%2Fb+c%2Bd%25e%0A</Key><Size>7</Size>
                <LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents></ListBucketResult>
                """));

        try (ObjectStore store = store(Map.of(), Map.of())) {
            assertThat(store.list("a").next()).extracting("key").isEqualTo("a//b c+d%e\n");
        }
        assertThat(server.requests("GET").get(0).target())
                .contains("encoding-type=url")
                .contains("prefix=a");
    }
}
