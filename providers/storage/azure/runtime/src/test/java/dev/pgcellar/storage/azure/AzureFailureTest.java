package dev.pgcellar.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreConflictException;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of answers other than success, and of no answer. */
class AzureFailureTest {

    private static final Map<String, String> CREATED = Map.of("ETag", "\"tag\"");

    private final FaultProxy server = FaultProxy.alone();
    private final String blob = server.endpoint() + "/devstoreaccount1/container/key";

    @AfterEach
    void stopServer() {
        server.close();
    }

    private ObjectStore store() {
        return Stores.open(server.endpoint(), "container");
    }

    private <E extends StoreException> E failureOfGet(Fault fault, Class<E> type) {
        server.inject(request -> true, fault);
        try (ObjectStore store = store()) {
            return catchThrowableOfType(type, () -> store.get("key"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, AuthenticationFailed",
        "403, AuthorizationPermissionMismatch",
        "401, NoAuthenticationInformation",
        "400, InvalidAuthenticationInfo"
    })
    void maps_refused_credentials(int status, String code) {
        StoreException failure = failureOfGet(Fault.error(status, code), StoreAccessDeniedException.class);

        assertThat(failure).hasMessage("cannot read '" + blob + "': HTTP " + status + " " + code);
        assertThat(failure.retryable()).isFalse();
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500, InternalError", "503, ServerBusy", "429, TooManyRequests"})
    void tries_transient_errors_three_times(int status, String code) {
        StoreException failure = failureOfGet(Fault.error(status, code), StoreErrorException.class);

        assertThat(failure)
                .hasMessage("cannot read '" + blob + "': HTTP " + status + " " + code + ": injected: " + code);
        assertThat(failure.retryable()).isTrue();
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void uploads_a_body_anew_for_each_attempt() throws IOException {
        server.injectOnce(request -> true, Fault.error(503, "ServerBusy"));
        server.injectOnce(request -> true, Fault.dropConnection());
        server.inject(request -> true, Fault.answer(201, CREATED, ""));

        try (ObjectStore store = store()) {
            assertThat(store.put("key", Payload.of(new byte[100_000]), WriteOptions.DEFAULT))
                    .isEqualTo(PutOutcome.WRITTEN);
        }

        assertThat(server.requests("PUT")).hasSize(3).allMatch(request -> request.contentLength() == 100_000);
    }

    @Test
    void maps_a_lease_or_a_policy_that_holds_a_blob() {
        StoreException failure =
                failureOfGet(Fault.error(409, "BlobImmutableDueToPolicy"), StoreConflictException.class);

        assertThat(failure).hasMessageContaining("HTTP 409 BlobImmutableDueToPolicy");
    }

    @Test
    void maps_an_error_without_a_type_of_its_own() {
        assertThat(failureOfGet(Fault.error(400, "InvalidUri"), StoreErrorException.class)
                        .retryable())
                .isFalse();
    }

    @Test
    void tells_an_absent_blob_from_an_absent_container() throws IOException {
        server.inject(request -> request.path().endsWith("/key"), Fault.error(404, "BlobNotFound"));
        server.inject(request -> true, Fault.error(404, "ContainerNotFound"));

        try (ObjectStore store = store()) {
            assertThat(store.get("key")).isEmpty();
            assertThatThrownBy(() -> store.get("other")).isInstanceOf(ContainerAbsentException.class);
            assertThatThrownBy(() -> store.put("other", Payload.of(new byte[1]), WriteOptions.DEFAULT))
                    .isInstanceOf(ContainerAbsentException.class)
                    .hasMessage("the container 'container' does not exist on " + server.endpoint());
        }
    }

    @ParameterizedTest
    @CsvSource({"409, BlobAlreadyExists", "412, ConditionNotMet"})
    void takes_both_answers_to_a_conditional_write_of_a_taken_key(int status, String code) throws IOException {
        server.inject(request -> true, Fault.error(status, code));

        try (ObjectStore store = store()) {
            assertThat(store.put("key", Payload.of(new byte[1]), WriteOptions.DEFAULT.ifAbsent()))
                    .isEqualTo(PutOutcome.ALREADY_EXISTS);
            assertThatThrownBy(() -> store.put("key", Payload.of(new byte[1]), WriteOptions.DEFAULT))
                    .isInstanceOf(StoreConflictException.class);
        }
    }

    @Test
    void takes_a_commit_whose_answer_was_lost_for_what_it_is() throws IOException {
        server.inject(request -> request.method().equals("HEAD"), Fault.error(404, "BlobNotFound"));
        server.inject(
                request -> request.method().equals("GET"),
                Fault.answer(
                        200,
                        Map.of(),
                        "<BlockList><CommittedBlocks><Block><Name>MDAwMDE=</Name><Size>7</Size></Block>"
                                + "</CommittedBlocks></BlockList>"));
        server.injectOnce(request -> request.target().contains("comp=blocklist"), Fault.dropConnection());
        server.inject(request -> request.target().contains("comp=blocklist"), Fault.error(400, "InvalidBlockList"));
        server.inject(request -> true, Fault.answer(201, CREATED, ""));

        try (ObjectStore store = store()) {
            MultipartUpload seven = store.startMultipartUpload("key", 1 << 16, WriteOptions.DEFAULT);
            seven.uploadPart(1, Payload.of(new byte[7]));
            assertThat(seven.complete()).isEqualTo(PutOutcome.WRITTEN);

            MultipartUpload eight = store.startMultipartUpload("key", 1 << 16, WriteOptions.DEFAULT);
            eight.uploadPart(1, Payload.of(new byte[8]));
            assertThatThrownBy(eight::complete).isInstanceOf(StoreErrorException.class);
        }
    }

    @Test
    void reports_a_connection_that_broke() {
        StoreException failure = failureOfGet(Fault.dropConnection(), StoreErrorException.class);

        assertThat(failure.retryable()).isTrue();
        assertThat(failure).hasMessageContaining("the connection to " + server.endpoint() + " broke");
    }

    @Test
    void reports_a_truncated_body() throws IOException {
        server.inject(request -> true, Fault.answer(200, Map.of(), "x".repeat(1000)));
        try (FaultProxy cut = FaultProxy.before(server.endpoint()).inject(request -> true, Fault.truncateAnswer(400));
                ObjectStore store = Stores.open(cut.endpoint(), "container");
                ObjectContent content = store.get("key").orElseThrow()) {
            assertThatThrownBy(() -> content.stream().readAllBytes())
                    .isInstanceOfSatisfying(StoreErrorException.class, failure -> assertThat(failure.retryable())
                            .isTrue())
                    .hasMessageContaining("of 1000 bytes");
        }
    }

    @Test
    void refuses_a_server_that_ignores_ranges() throws IOException {
        server.inject(request -> true, Fault.answer(200, Map.of(), "0123456789"));
        try (ObjectStore store = store()) {
            assertThatThrownBy(() -> store.get("key", new ByteRange(2, 3)))
                    .isInstanceOf(StoreErrorException.class)
                    .hasMessage("cannot read '" + blob + "': the server ignores ranges");
        }
    }

    @Test
    void takes_no_other_document_for_an_empty_listing() throws IOException {
        server.inject(
                request -> true,
                Fault.answer(200, Map.of("Content-Type", "text/html"), "<html><body>Welcome</body></html>"));
        try (ObjectStore store = store()) {
            assertThatThrownBy(() -> store.list("").hasNext()).isInstanceOf(StoreErrorException.class);
        }
    }

    @Test
    void reports_a_name_that_does_not_resolve() {
        try (ObjectStore store = Stores.open(URI.create("http://no-such-host.invalid"), "container")) {
            assertThatThrownBy(() -> store.get("key"))
                    .isInstanceOf(StoreUnreachableException.class)
                    .hasMessageStartingWith("cannot reach http://no-such-host.invalid to read 'http://no-such-host")
                    .hasMessageEndingWith("/container/key': its name does not resolve");
        }
    }

    @Test
    void blames_the_payload_and_not_the_server_when_it_grew(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[10]);
        Payload payload = Payload.ofFile(file);
        Files.write(file, new byte[20]);
        server.inject(request -> true, Fault.answer(201, CREATED, ""));

        try (ObjectStore store = store()) {
            assertThatThrownBy(() -> store.put("key", payload, WriteOptions.DEFAULT))
                    .isInstanceOf(StoreErrorException.class)
                    .hasMessage("cannot write '" + blob + "': the data to be written cannot be read:"
                            + " it is longer than the 10 bytes announced");
        }
    }

    @Test
    void keeps_a_token_out_of_every_message_and_its_causes() {
        String token = "sv=2020-12-06&sp=r&sig=c2VjcmV0";
        String connection = "BlobEndpoint=" + server.endpoint() + "/devstoreaccount1;SharedAccessSignature=" + token;
        server.injectOnce(request -> true, Fault.error(403, "AuthenticationFailed"));
        server.inject(request -> true, Fault.dropConnection());
        try (ObjectStore store = Stores.open(
                server.endpoint(),
                "container",
                Map.of(),
                Map.of("AZURE_STORAGE_CONNECTION_STRING", connection, "AZURE_REQUEST_RETRY_COUNT", "0"))) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> store.get("key"))
                        .satisfies(failure -> assertThat(trace(failure)).doesNotContain("c2VjcmV0"));
                assertThatThrownBy(() -> store.list("").hasNext())
                        .satisfies(failure -> assertThat(trace(failure)).doesNotContain("c2VjcmV0"));
            }
        }
        assertThat(server.requests()).allMatch(request -> request.target().contains("sig=c2VjcmV0"));
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
