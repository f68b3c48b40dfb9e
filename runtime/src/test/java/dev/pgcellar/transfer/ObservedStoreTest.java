package dev.pgcellar.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testing.InMemoryObjectStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ObservedStoreTest {

    private final AtomicLong transferred = new AtomicLong();
    private final AtomicLong deleted = new AtomicLong();
    private final ObservedStore store = new ObservedStore(new InMemoryObjectStore(), new ObservedStore.Observer() {
        @Override
        public void transferred(long bytes) {
            transferred.addAndGet(bytes);
        }

        @Override
        public void deleted(long objects) {
            deleted.addAndGet(objects);
        }
    });

    @Test
    void tells_of_what_is_deleted() throws Exception {
        store.put("one", Payload.of(new byte[1]), WriteOptions.DEFAULT);
        store.put("other", Payload.of(new byte[1]), WriteOptions.DEFAULT);

        store.delete(List.of("one", "other"));

        assertThat(deleted).hasValue(2);
        assertThat(store.head("one")).isEmpty();
    }

    @Test
    void tells_of_what_is_written() throws Exception {
        store.put("key", Payload.of(new byte[5]), WriteOptions.DEFAULT);
        assertThat(transferred).hasValue(5);

        store.put("key", Payload.of(new byte[7]), WriteOptions.DEFAULT.ifAbsent());
        assertThat(transferred).hasValue(5);

        try (MultipartUpload upload =
                store.startMultipartUpload("parts", store.limits().minPartSize(), WriteOptions.DEFAULT)) {
            upload.uploadPart(1, Payload.of(new byte[3]));
            assertThat(transferred).hasValue(8);
            upload.complete();
        }
    }

    @Test
    void tells_of_what_is_read() throws Exception {
        store.put("key", Payload.of(new byte[3 << 20]), WriteOptions.DEFAULT);
        transferred.set(0);

        try (ObjectContent content = store.get("key").orElseThrow()) {
            assertThat(content.stream().readNBytes(2 << 20)).hasSize(2 << 20);
            assertThat(transferred.get()).isPositive();
            content.stream().readAllBytes();
        }
        assertThat(transferred).hasValue(3 << 20);

        try (ObjectContent content = store.get("key", new ByteRange(1, 2)).orElseThrow()) {
            content.stream().readAllBytes();
        }
        assertThat(transferred).hasValue((3 << 20) + 2);
    }
}
