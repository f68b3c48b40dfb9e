package dev.pgcellar.wal.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.testing.InMemoryObjectStore;
import dev.pgcellar.wal.PartialSegments;
import dev.pgcellar.wal.WalFetcher;
import dev.pgcellar.wal.WalName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchAheadTest {

    private static final int SIZE = 1 << 20;

    private final List<String> read = Collections.synchronizedList(new ArrayList<>());
    private final List<String> broken = new ArrayList<>();
    private final InMemoryObjectStore store = new InMemoryObjectStore() {
        @Override
        public Optional<ObjectContent> get(String key) throws StoreException {
            read.add(key);
            if (broken.contains(key)) {
                throw new StoreErrorException("broken", false, null);
            }
            return super.get(key);
        }
    };

    @TempDir
    Path folder;

    @Test
    void what_follows_is_delivered_from_the_spool_without_reading_it_again() throws Exception {
        put(1, 2, 3, 4);

        assertThat(fetch(1)).isPresent();
        assertThat(read).hasSize(3);
        for (int number : new int[] {2, 3}) {
            assertThat(fetch(number)).hasValue(key(number));
            assertThat(delivered()).isEqualTo(content(number));
        }

        assertThat(read).hasSize(3);
        assertThat(spooled()).isEmpty();
    }

    @Test
    void a_segment_that_was_archived_again_is_read_again() throws Exception {
        put(1, 2);
        fetch(1);
        store.with(key(2), new byte[SIZE * 2]);

        fetch(2);

        assertThat(delivered()).hasSize(SIZE * 2);
    }

    @Test
    void absent_is_no_news() throws Exception {
        put(1);
        fetch(1);
        put(2);

        assertThat(fetch(2)).isPresent();
    }

    @Test
    void a_segment_that_is_gone_from_the_archive_is_absent_whatever_the_spool_holds() throws Exception {
        put(1, 2);
        fetch(1);
        store.delete(List.of(key(2)));

        assertThat(fetch(2)).isEmpty();
    }

    @Test
    void a_failure_ahead_does_not_concern_the_call() throws Exception {
        put(1, 2);
        broken.add(key(2));

        assertThat(fetch(1)).isPresent();

        assertThat(delivered()).isEqualTo(content(1));
        assertThat(spooled()).isEmpty();
    }

    @Test
    void a_truncated_segment_does_not_get_into_the_spool() throws Exception {
        put(1);
        store.with(key(2), Arrays.copyOf(content(2), SIZE / 2));

        fetch(1);

        assertThat(spooled()).isEmpty();
    }

    @Test
    void the_spool_holds_no_more_than_what_follows() throws Exception {
        put(1, 2, 3, 20, 21, 22, 23);

        fetch(1);
        fetch(20);

        assertThat(spooled()).hasSize(2).allMatch(name -> name.contains("15") || name.contains("16"));
    }

    @Test
    void a_partial_segment_is_not_fetched_ahead() throws Exception {
        put(1);
        store.with(key(2) + ".partial", content(2));

        fetch(1);

        assertThat(spooled()).isEmpty();
        assertThat(fetch(2)).hasValue(key(2) + ".partial");
    }

    @Test
    void without_a_usable_spool_the_segment_is_delivered_all_the_same() throws Exception {
        put(1, 2);
        Files.createFile(folder.resolve("spool"));

        assertThat(fetch(1)).isPresent();
        assertThat(delivered()).isEqualTo(content(1));
    }

    private Optional<String> fetch(int number) throws IOException {
        Path spool = folder.resolve("spool");
        WalFetcher fetcher = new WalFetcher(store, new ServerLayout("", "srv"), new Codecs(List.of(), codec -> null));
        return new FetchAhead(
                        fetcher,
                        new FetchedSegments(spool, SpoolBinding.of(List.of("source"), "")),
                        new SpoolSweep(spool, Clock.systemUTC()),
                        2)
                .fetch(
                        WalName.parse(segment(number)).orElseThrow(),
                        folder.resolve("RECOVERYXLOG"),
                        PartialSegments.ACCEPT,
                        first -> 2);
    }

    private byte[] delivered() throws IOException {
        return Files.readAllBytes(folder.resolve("RECOVERYXLOG"));
    }

    private List<String> spooled() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("spool"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private void put(int... numbers) {
        for (int number : numbers) {
            store.with(key(number), content(number));
        }
    }

    private static byte[] content(int number) {
        byte[] content = new byte[SIZE];
        ByteBuffer.wrap(content)
                .order(ByteOrder.nativeOrder())
                .putShort(0, (short) 0xD118)
                .putShort(2, (short) 0x0002)
                .putInt(32, SIZE)
                .putInt(64, number);
        return content;
    }

    private static String key(int number) {
        return "srv/wals/0000000100000000/" + segment(number);
    }

    private static String segment(int number) {
        return String.format("00000001%016X", number);
    }
}
