package dev.pgcellar.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.ForwardingObjectStore;
import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testing.InMemoryObjectStore;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadsTest {

    private static final int PART = 300_000;

    private final InMemoryObjectStore memory = new InMemoryObjectStore();
    private final AtomicInteger aborted = new AtomicInteger();
    private final AtomicInteger started = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PART - 1, PART, PART + 1, 7 * PART, 7 * PART + 12345})
    void an_object_arrives_as_it_was_written(int length) throws Exception {
        byte[] content = randomBytes(length);

        try (Uploads uploads = new Uploads(memory, PART, 1, 3)) {
            ObjectUpload upload = uploads.begin("key", WriteOptions.DEFAULT);
            writeInPieces(upload, content);
            upload.close();
            assertThat(memory.get("key")).isEmpty();
            assertThat(upload.complete()).isEqualTo(PutOutcome.WRITTEN);
            assertThat(upload.bytes()).isEqualTo(length);
        }

        try (ObjectContent stored = memory.get("key").orElseThrow()) {
            assertThat(stored.stream().readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void a_failed_part_fails_the_job_and_every_open_upload_is_aborted() throws Exception {
        try (Uploads uploads = new Uploads(failingOnPart(3), PART, 2, 2)) {
            ObjectUpload bystander = uploads.begin("other", WriteOptions.DEFAULT);
            writeInPieces(bystander, randomBytes(2 * PART));
            ObjectUpload upload = uploads.begin("key", WriteOptions.DEFAULT);

            assertThatThrownBy(() -> {
                        writeInPieces(upload, randomBytes(20 * PART));
                        upload.complete();
                    })
                    .isInstanceOf(TransferAbortedException.class)
                    .hasRootCauseMessage("part 3 is refused");
            assertThatThrownBy(bystander::complete).isInstanceOf(TransferAbortedException.class);
        }

        assertThat(memory.get("key")).isEmpty();
        assertThat(memory.get("other")).isEmpty();
        assertThat(started).hasValue(2);
        assertThat(aborted).hasValue(2);
    }

    @Test
    void a_part_lost_for_lack_of_memory_is_missing_in_no_object() throws Exception {
        ForwardingObjectStore store = failingOnPart(2, () -> {
            throw new OutOfMemoryError("no room for part 2");
        });

        try (Uploads uploads = new Uploads(store, PART, 1, 1)) {
            ObjectUpload upload = uploads.begin("key", WriteOptions.DEFAULT);

            assertThatThrownBy(() -> {
                        writeInPieces(upload, randomBytes(20 * PART));
                        upload.complete();
                    })
                    .isInstanceOf(TransferAbortedException.class)
                    .hasRootCauseMessage("no room for part 2");
        }

        assertThat(memory.get("key")).isEmpty();
        assertThat(aborted).hasValue(1);
    }

    @Test
    void an_upload_that_is_given_up_is_aborted() throws Exception {
        try (Uploads uploads = new Uploads(failingOnPart(Integer.MAX_VALUE), PART, 1, 1)) {
            writeInPieces(uploads.begin("key", WriteOptions.DEFAULT), randomBytes(3 * PART));
        }

        assertThat(memory.get("key")).isEmpty();
        assertThat(aborted).hasValue(1);
    }

    private ForwardingObjectStore failingOnPart(int failing) {
        return failingOnPart(failing, () -> {
            throw new StoreErrorException("part " + failing + " is refused", false, null);
        });
    }

    private interface Failure {
        void happen() throws StoreException;
    }

    private ForwardingObjectStore failingOnPart(int failing, Failure failure) {
        return new ForwardingObjectStore(memory) {
            @Override
            public MultipartUpload startMultipartUpload(String key, long partSize, WriteOptions options)
                    throws StoreException {
                MultipartUpload upload = super.startMultipartUpload(key, partSize, options);
                started.incrementAndGet();
                return new FailingUpload(upload, failing, failure);
            }
        };
    }

    private final class FailingUpload implements MultipartUpload {
        private final MultipartUpload upload;
        private final int failing;
        private final Failure failure;

        FailingUpload(MultipartUpload upload, int failing, Failure failure) {
            this.upload = upload;
            this.failing = failing;
            this.failure = failure;
        }

        @Override
        public void uploadPart(int number, Payload part) throws StoreException {
            if (number == failing) {
                failure.happen();
            }
            upload.uploadPart(number, part);
        }

        @Override
        public PutOutcome complete() throws StoreException {
            return upload.complete();
        }

        @Override
        public void abort() throws StoreException {
            aborted.incrementAndGet();
            upload.abort();
        }
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static void writeInPieces(ObjectUpload upload, byte[] content) throws IOException {
        int piece = 77_777;
        for (int offset = 0; offset < content.length; offset += piece) {
            upload.write(content, offset, Math.min(piece, content.length - offset));
        }
    }
}
