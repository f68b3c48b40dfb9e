package dev.pgcellar.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Folders are removed as empty while others write into them. */
@Timeout(120)
class ConcurrentDeletionTest {

    private static final int ROUNDS = 150;

    @TempDir
    private Path root;

    @Test
    void loses_no_object_when_its_folder_is_removed_by_another_thread() throws Exception {
        List<Callable<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            String key = "a/b/c/" + writer;
            writers.add(() -> writeAndDelete(new FileObjectStore(root), key));
        }

        runAll(writers);

        assertThat(root).isEmptyDirectory();
    }

    private static Void writeAndDelete(ObjectStore store, String key) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            WriteOptions options = round % 2 == 0 ? WriteOptions.DEFAULT : WriteOptions.DEFAULT.ifAbsent();
            assertThat(store.put(key, Payload.of(new byte[round]), options)).isEqualTo(PutOutcome.WRITTEN);
            assertThat(store.head(key))
                    .hasValueSatisfying(object -> assertThat(object.key()).isEqualTo(key));
            assertThat(store.delete(List.of(key))).isEmpty();
        }
        return null;
    }

    @Test
    void removes_no_object_that_takes_the_place_of_an_emptied_folder() throws Exception {
        ObjectStore store = new FileObjectStore(root);
        for (int round = 0; round < ROUNDS; round++) {
            store.put("a/below", Payload.of(new byte[1]), WriteOptions.DEFAULT);

            runAll(List.of(() -> deleteBelow(store), () -> writeOnceFree(store)));

            assertThat(store.head("a")).isPresent();
            store.delete(List.of("a"));
        }
    }

    private static Void deleteBelow(ObjectStore store) throws Exception {
        assertThat(store.delete(List.of("a/below"))).isEmpty();
        return null;
    }

    private static Void writeOnceFree(ObjectStore store) throws Exception {
        while (true) {
            try {
                store.put("a", Payload.of(new byte[1]), WriteOptions.DEFAULT);
                return null;
            } catch (StoreException stillAFolder) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void lists_while_objects_and_folders_come_and_go() throws Exception {
        ObjectStore store = new FileObjectStore(root);
        store.put("b/stays", Payload.of(new byte[1]), WriteOptions.DEFAULT);

        runAll(List.of(
                () -> writeAndDelete(new FileObjectStore(root), "a/comes/and/goes"),
                () -> writeAndDelete(new FileObjectStore(root), "b/comes"),
                () -> listRepeatedly(store)));
    }

    private static Void listRepeatedly(ObjectStore store) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ObjectListing listing = store.list("");
            assertThat(Listed.keys(listing)).contains("b/stays").isSorted();
        }
        return null;
    }

    private static void runAll(List<Callable<Void>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
