package dev.pgcellar.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testing.InMemoryObjectStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalFetcherTest {

    private static final String SEGMENT = "000000010000000000000002";
    private static final String DIRECTORY = "p/srv/wals/0000000100000000/";
    private static final Codecs NO_CODECS = new Codecs(List.of(), name -> null);

    @TempDir
    Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final WalFetcher fetcher = new WalFetcher(store, new ServerLayout("p", "srv"), NO_CODECS);

    @ParameterizedTest
    @CsvSource({
        // objects in the archive, ACCEPT or IGNORE partials, the one that is delivered
        "'', ACCEPT, ",
        "'X', ACCEPT, X",
        "'X X.partial', ACCEPT, X",
        "'X X.partial.gz X.00000028.backup.gz', IGNORE, X",
        "'X.partial', ACCEPT, X.partial",
        "'X.partial', IGNORE, ",
        "'X.00000028.backup', ACCEPT, ",
        "'X.junk X', ACCEPT, X",
        "'X.partial X.00000028.backup', IGNORE, "
    })
    void prefers_the_complete_segment(String objects, PartialSegments partials, String delivered) throws Exception {
        for (String name : objects.split(" ")) {
            put(name.replace("X", SEGMENT), name);
        }
        Path destination = folder.resolve("RECOVERYXLOG");

        Optional<String> key = fetcher.fetch(WalName.parse(SEGMENT).orElseThrow(), destination, partials);

        assertThat(key.map(found -> found.replace(DIRECTORY + SEGMENT, "X"))).isEqualTo(Optional.ofNullable(delivered));
        assertThat(Files.exists(destination)).isEqualTo(delivered != null);
        if (delivered != null) {
            assertThat(destination).hasContent(delivered);
        }
    }

    @Test
    void a_compressed_complete_segment_beats_a_plain_one_and_a_missing_codec_is_named() throws Exception {
        put(SEGMENT, "plain");
        put(SEGMENT + ".zst", "compressed");

        assertThatThrownBy(() -> fetch(SEGMENT))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(SEGMENT + ".zst'")
                .hasMessageContaining("pgcellar-compression-zstd");
    }

    @Test
    void serves_history_files_and_plain_backup_history_files_by_name() throws Exception {
        store.put(
                "p/srv/wals/00000002.history",
                Payload.of("history".getBytes(StandardCharsets.UTF_8)),
                WriteOptions.DEFAULT);
        put(SEGMENT + ".00000028.backup", "label");

        assertThat(fetch("00000002.history")).isPresent();
        assertThat(fetch(SEGMENT + ".00000028.backup")).isPresent();
    }

    @Test
    void refuses_a_segment_shorter_than_its_header_announces_and_leaves_nothing_behind() throws Exception {
        byte[] bytes = new byte[1 << 20];
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.nativeOrder())
                .putShort(0, (short) 0xD118)
                .putShort(2, (short) 0x0002)
                .putInt(32, 16 << 20);
        store.put(DIRECTORY + SEGMENT, Payload.of(bytes), WriteOptions.DEFAULT);
        Path destination = Files.writeString(folder.resolve("RECOVERYXLOG"), "before");

        assertThatThrownBy(() -> fetch(SEGMENT))
                .isInstanceOf(StoreErrorException.class)
                .hasMessageContaining("1048576 bytes")
                .hasMessageContaining("16777216");

        assertThat(destination).hasContent("before");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(destination);
        }
    }

    @Test
    void replaces_the_file_that_a_link_leads_to_and_leaves_the_link() throws Exception {
        put(SEGMENT, "archived");
        Path file = Files.writeString(folder.resolve("file"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("RECOVERYXLOG"), file);

        fetch(SEGMENT);

        assertThat(file).hasContent("archived");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void does_not_replace_a_device() throws Exception {
        put(SEGMENT, "archived");
        WalName name = WalName.parse(SEGMENT).orElseThrow();

        assertThatThrownBy(() -> fetcher.fetch(name, Path.of("/dev/null"), PartialSegments.ACCEPT))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("/dev/null");
    }

    private Optional<String> fetch(String name) throws IOException {
        return fetcher.fetch(WalName.parse(name).orElseThrow(), folder.resolve("RECOVERYXLOG"), PartialSegments.ACCEPT);
    }

    private void put(String name, String content) throws IOException {
        if (!name.isEmpty()) {
            store.put(DIRECTORY + name, Payload.of(content.getBytes(StandardCharsets.UTF_8)), WriteOptions.DEFAULT);
        }
    }
}
