package dev.pgcellar.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes that end early leave nothing that counts. */
class UnfinishedWriteTest {

    private static final int PART_SIZE = 64 * 1024;

    @TempDir
    private Path root;

    private ObjectStore store;

    @BeforeEach
    void openStore() {
        store = new FileObjectStore(root);
    }

    @Test
    void ignores_the_temporary_file_of_a_killed_process() throws Exception {
        store.put("folder/object", Payload.of(new byte[5]), WriteOptions.DEFAULT);
        MultipartUpload killed = store.startMultipartUpload("folder/unfinished", PART_SIZE, WriteOptions.DEFAULT);
        killed.uploadPart(1, Payload.of(new byte[PART_SIZE]));

        ObjectStore restarted = new FileObjectStore(root);

        assertThat(Leftovers.count(root)).isEqualTo(1);
        assertThat(Listed.keys(restarted.list(""))).containsExactly("folder/object");
        assertThat(restarted.head("folder/unfinished")).isEmpty();
        restarted.delete(List.of("folder/object"));
        assertThat(Listed.keys(restarted.list(""))).isEmpty();
        assertThat(restarted.listLevel("").hasNext()).isFalse();
    }

    @Test
    void refuses_a_payload_longer_than_announced() {
        Payload growing = new Payload() {
            @Override
            public long length() {
                return 10;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(new byte[11]);
            }
        };

        assertThatThrownBy(() -> store.put("a/b", growing, WriteOptions.DEFAULT))
                .isInstanceOf(StoreErrorException.class)
                .hasMessageContaining("more than the announced 10 bytes");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void removes_the_temporary_file_when_the_payload_throws_an_unchecked_exception() {
        Payload broken = new Payload() {
            @Override
            public long length() {
                return 10;
            }

            @Override
            public InputStream open() {
                throw new IllegalStateException("broken");
            }
        };

        assertThatThrownBy(() -> store.put("a/b", broken, WriteOptions.DEFAULT))
                .isInstanceOf(IllegalStateException.class);
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void leaves_an_interrupted_write_with_nothing_written_and_the_interrupt_kept() throws Exception {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> store.put("a/b", Payload.of(new byte[100]), WriteOptions.DEFAULT))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void keeps_an_upload_usable_when_the_thread_of_one_part_is_interrupted() throws Exception {
        try (MultipartUpload upload = store.startMultipartUpload("a", PART_SIZE, WriteOptions.DEFAULT)) {
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(() -> upload.uploadPart(1, Payload.of(new byte[100])))
                        .isInstanceOf(StoreException.class);
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }

            upload.uploadPart(1, Payload.of(new byte[100]));
            upload.complete();
        }

        assertThat(Files.size(root.resolve("a"))).isEqualTo(100);
    }

    @Test
    void does_not_complete_an_upload_with_a_gap() throws Exception {
        try (MultipartUpload upload = store.startMultipartUpload("a", PART_SIZE, WriteOptions.DEFAULT)) {
            upload.uploadPart(1, Payload.of(new byte[PART_SIZE]));
            upload.uploadPart(3, Payload.of(new byte[10]));

            assertThatThrownBy(upload::complete)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("[1, 3]");
        }

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void does_not_complete_an_upload_with_a_short_part_in_the_middle() throws Exception {
        try (MultipartUpload upload = store.startMultipartUpload("a", PART_SIZE, WriteOptions.DEFAULT)) {
            upload.uploadPart(1, Payload.of(new byte[PART_SIZE - 1]));
            upload.uploadPart(2, Payload.of(new byte[10]));

            assertThatThrownBy(upload::complete)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("part 1");
        }

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void does_not_complete_an_upload_without_parts() throws Exception {
        try (MultipartUpload upload = store.startMultipartUpload("a", PART_SIZE, WriteOptions.DEFAULT)) {
            assertThatThrownBy(upload::complete).isInstanceOf(IllegalStateException.class);
        }

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void forgets_a_part_whose_replacement_failed() throws Exception {
        try (MultipartUpload upload = store.startMultipartUpload("a", PART_SIZE, WriteOptions.DEFAULT)) {
            upload.uploadPart(1, Payload.of(new byte[100]));
            Path vanished = Files.write(root.resolveSibling(root.getFileName() + "-source"), new byte[100]);
            Payload replacement = Payload.ofFile(vanished);
            Files.delete(vanished);
            assertThatThrownBy(() -> upload.uploadPart(1, replacement)).isInstanceOf(StoreException.class);

            assertThatThrownBy(upload::complete).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void cuts_a_last_part_that_was_replaced_by_a_shorter_one() throws Exception {
        try (MultipartUpload upload = store.startMultipartUpload("a", PART_SIZE, WriteOptions.DEFAULT)) {
            upload.uploadPart(1, Payload.of(new byte[1000]));
            upload.uploadPart(1, Payload.of(new byte[10]));
            upload.complete();
        }

        assertThat(Files.size(root.resolve("a"))).isEqualTo(10);
    }
}
