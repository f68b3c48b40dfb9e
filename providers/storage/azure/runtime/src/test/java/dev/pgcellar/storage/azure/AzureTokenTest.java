package dev.pgcellar.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.Tag;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testsupport.azure.AzuriteServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a token for one container allows, and what else only a real server shows. */
class AzureTokenTest {

    private static AzuriteServer server;

    @BeforeAll
    static void startServer() {
        assumeTrue(AzuriteServer.obstacle().isEmpty(), () -> AzuriteServer.obstacle()
                .orElseThrow());
        server = AzuriteServer.start();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    private static ObjectStore storeByToken(String container, String permissions) {
        return Stores.open(
                server.endpoint(),
                container,
                Map.of(),
                Map.of("AZURE_STORAGE_CONNECTION_STRING", server.connectionStringOfContainer(container, permissions)));
    }

    @Test
    void a_token_for_the_container_allows_all_that_a_backup_needs() throws IOException {
        server.createContainer("all");
        WriteOptions tagged = WriteOptions.DEFAULT.withTags(List.of(new Tag("project", "pg cellar")));
        try (ObjectStore store = storeByToken("all", "rwdlt")) {
            assertThat(store.containerExists()).isTrue();
            assertThat(store.put("whole", Payload.of(new byte[10]), tagged.ifAbsent()))
                    .isEqualTo(PutOutcome.WRITTEN);
            try (MultipartUpload upload = store.startMultipartUpload("parts", 1 << 16, tagged)) {
                upload.uploadPart(1, Payload.of(new byte[20]));
                assertThat(upload.complete()).isEqualTo(PutOutcome.WRITTEN);
            }
            try (ObjectContent content = store.get("parts").orElseThrow()) {
                assertThat(content.stream().readAllBytes()).hasSize(20);
            }
            assertThat(server.tags("all", "whole")).isEqualTo(Map.of("project", "pg cellar"));
            assertThat(server.tags("all", "parts")).isEqualTo(Map.of("project", "pg cellar"));
            assertThat(server.blocks("all", "parts")).containsExactly("MDAwMDE=");
            assertThat(store.delete(List.of("whole", "parts"))).isEmpty();
        }
        assertThat(server.keys("all")).isEmpty();
    }

    @Test
    void a_token_without_a_permission_is_refused() throws IOException {
        server.createContainer("read-only");
        server.put("read-only", "key", new byte[] {1});
        try (ObjectStore store = storeByToken("read-only", "rl")) {
            assertThat(store.head("key")).isPresent();
            assertThatThrownBy(() -> store.put("key", Payload.of(new byte[1]), WriteOptions.DEFAULT))
                    .isInstanceOf(StoreAccessDeniedException.class)
                    .hasMessageNotContaining("sig=");
            assertThatThrownBy(() -> store.delete(List.of("key"))).isInstanceOf(StoreAccessDeniedException.class);
        }
    }

    @Test
    void a_token_for_another_container_is_refused() throws IOException {
        server.createContainer("mine");
        server.createContainer("other");
        try (ObjectStore store = Stores.open(
                server.endpoint(),
                "other",
                Map.of(),
                Map.of("AZURE_STORAGE_CONNECTION_STRING", server.connectionStringOfContainer("mine", "rwdlt")))) {
            assertThatThrownBy(store::containerExists).isInstanceOf(StoreAccessDeniedException.class);
        }
    }

    @Test
    void writes_large_blobs_in_blocks_some_at_the_same_time() throws IOException {
        server.createContainer("blocks");
        byte[] content = new byte[1_000_003];
        IntStream.range(0, content.length).forEach(i -> content[i] = (byte) (i * 31 >> 8));
        Map<String, String> options =
                Map.of("--max-block-size", "100000", "--max-single-put-size", "500000", "--max-concurrency", "4");
        try (ObjectStore store = Stores.open(server.endpoint(), "blocks", options, Map.of())) {
            assertThat(store.put("key", Payload.of(content), WriteOptions.DEFAULT.ifAbsent()))
                    .isEqualTo(PutOutcome.WRITTEN);
            assertThat(store.put("key", Payload.of(new byte[600_000]), WriteOptions.DEFAULT.ifAbsent()))
                    .isEqualTo(PutOutcome.ALREADY_EXISTS);
        }

        assertThat(server.get("blocks", "key")).isEqualTo(content);
        assertThat(server.blocks("blocks", "key")).hasSize(11);
    }
}
