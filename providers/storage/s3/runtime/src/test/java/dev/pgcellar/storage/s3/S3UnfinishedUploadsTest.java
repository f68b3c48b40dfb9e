package dev.pgcellar.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads whose process was killed. */
class S3UnfinishedUploadsTest {

    private static final String BUCKET = "bucket";
    private static final int PART_SIZE = 5 << 20;

    private static S3Server server;

    private ObjectStore store;

    @BeforeAll
    static void startServer() {
        server = S3Server.start();
        server.createBucket(BUCKET);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() {
        store = Stores.open(server.endpoint(), BUCKET);
    }

    @Test
    void aborts_the_uploads_under_a_prefix_and_no_others() throws IOException {
        store.startMultipartUpload("base/1/data.tar", PART_SIZE, WriteOptions.DEFAULT)
                .uploadPart(1, Payload.of(new byte[10]));
        store.startMultipartUpload("base/1/data.tar", PART_SIZE, WriteOptions.DEFAULT);
        store.startMultipartUpload("base/1/1 663+1.tar", PART_SIZE, WriteOptions.DEFAULT);
        try (MultipartUpload other = store.startMultipartUpload("base/10/data.tar", PART_SIZE, WriteOptions.DEFAULT)) {
            store.discardUnfinishedUploads(List.of("base/1/"));

            assertThat(server.openMultipartUploads(BUCKET)).isEqualTo(1);
            other.uploadPart(1, Payload.of(new byte[10]));
            assertThat(other.complete()).isEqualTo(PutOutcome.WRITTEN);
        }
    }

    @Test
    void one_listing_serves_several_prefixes_and_spares_what_lies_between() throws IOException {
        store.startMultipartUpload("base/11/data.tar", PART_SIZE, WriteOptions.DEFAULT);
        store.startMultipartUpload("base/13/data.tar", PART_SIZE, WriteOptions.DEFAULT);
        try (MultipartUpload other = store.startMultipartUpload("base/12/data.tar", PART_SIZE, WriteOptions.DEFAULT);
                FaultProxy proxy = FaultProxy.before(server.endpoint());
                ObjectStore counted = Stores.open(proxy.endpoint(), BUCKET)) {
            counted.discardUnfinishedUploads(List.of("base/11/", "base/13/"));

            assertThat(server.openMultipartUploads(BUCKET)).isEqualTo(1);
            assertThat(proxy.requests())
                    .filteredOn(request -> request.hasParameter("uploads"))
                    .hasSize(1);
            other.uploadPart(1, Payload.of(new byte[10]));
            assertThat(other.complete()).isEqualTo(PutOutcome.WRITTEN);
        }
    }

    @Test
    void says_that_the_permission_to_list_uploads_is_missing() {
        try (FaultProxy proxy = FaultProxy.before(server.endpoint())
                        .inject(request -> request.hasParameter("uploads"), Fault.error(403, "AccessDenied"));
                ObjectStore guarded = Stores.open(proxy.endpoint(), BUCKET)) {
            assertThatThrownBy(() -> guarded.discardUnfinishedUploads(List.of("base/1/")))
                    .isInstanceOf(StoreAccessDeniedException.class)
                    .hasMessageContaining("base/1/");
        }
    }
}
