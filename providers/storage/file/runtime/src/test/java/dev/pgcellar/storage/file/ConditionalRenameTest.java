package dev.pgcellar.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.WriteOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File systems that make hard links in other ways than the one under the tests. */
class ConditionalRenameTest {

    private static final WriteOptions IF_ABSENT = WriteOptions.DEFAULT.ifAbsent();

    @TempDir
    private Path root;

    @Test
    void asks_first_and_says_so_once_when_the_file_system_refuses_links() throws Exception {
        ObjectStore store = new FileObjectStore(root, (link, existing) -> {
            throw new FileSystemException(link.toString(), existing.toString(), "Operation not permitted");
        });

        List<String> messages = new ArrayList<>();
        try (LogCapture ignored = new LogCapture(messages)) {
            assertThat(store.put("a", payload("first"), IF_ABSENT)).isEqualTo(PutOutcome.WRITTEN);
            assertThat(store.put("a", payload("second"), IF_ABSENT)).isEqualTo(PutOutcome.ALREADY_EXISTS);
            assertThat(store.put("b", payload("third"), IF_ABSENT)).isEqualTo(PutOutcome.WRITTEN);
        }

        assertThat(root.resolve("a")).hasContent("first");
        assertThat(messages).singleElement().asString().contains("no hard links");
        assertThat(Leftovers.count(root)).isZero();
    }

    @Test
    void asks_first_when_the_file_system_knows_no_links() throws Exception {
        ObjectStore store = new FileObjectStore(root, (link, existing) -> {
            throw new UnsupportedOperationException();
        });

        assertThat(store.put("a", payload("first"), IF_ABSENT)).isEqualTo(PutOutcome.WRITTEN);
        assertThat(root.resolve("a")).hasContent("first");
    }

    @Test
    void asks_again_after_the_content_was_written() throws Exception {
        ObjectStore store = new FileObjectStore(root, (link, existing) -> {
            Files.writeString(link, "another writer");
            throw new UnsupportedOperationException();
        });

        assertThat(store.put("a", payload("late"), IF_ABSENT)).isEqualTo(PutOutcome.ALREADY_EXISTS);
        assertThat(root.resolve("a")).hasContent("another writer");
        assertThat(Leftovers.count(root)).isZero();
    }

    @Test
    void takes_a_link_of_its_own_for_success_when_a_network_file_system_answers_twice() throws Exception {
        ObjectStore store = new FileObjectStore(root, (link, existing) -> {
            Files.createLink(link, existing);
            throw new FileAlreadyExistsException(link.toString());
        });

        assertThat(store.put("a", payload("content"), IF_ABSENT)).isEqualTo(PutOutcome.WRITTEN);
        assertThat(root.resolve("a")).hasContent("content");
        assertThat(Leftovers.count(root)).isZero();
    }

    @Test
    void reports_a_refused_link_as_what_it_is() throws Exception {
        ObjectStore store = new FileObjectStore(root, (link, existing) -> {
            throw new AccessDeniedException(link.toString());
        });

        assertThatThrownBy(() -> store.put("a", payload("content"), IF_ABSENT))
                .isInstanceOf(StoreAccessDeniedException.class);
        assertThat(root).isEmptyDirectory();
    }

    private static Payload payload(String content) {
        return Payload.of(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Collects what the store logs while open. */
    private static final class LogCapture extends Handler implements AutoCloseable {

        private final Logger logger = Logger.getLogger(ConditionalRename.class.getName());
        private final List<String> messages;

        LogCapture(List<String> messages) {
            this.messages = messages;
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            messages.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }
}
