package dev.pgcellar.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.UnknownFieldException;
import dev.pgcellar.catalog.UnreadableBackupInfoException;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.postgres.Checkpoint;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.testing.Golden;
import dev.pgcellar.testing.InMemoryObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Contract 03 section 3.6. */
class ExistingBackupUploadTest {

    private static final BackupId ID = new BackupId("20260116T100000");
    private static final String PREFIX = "p/srv/base/" + ID + "/";
    private static final BackupRequest REQUEST =
            new BackupRequest(null, 2, 100L << 30, null, null, null, List.of(), Checkpoint.SPREAD);

    private final InMemoryObjectStore store = new InMemoryObjectStore();

    @TempDir
    Path folder;

    private ExistingBackup backup;

    @BeforeEach
    void makeBackup() throws IOException {
        backup = new ExistingBackup(ID, folder.resolve("backup"), folder.resolve("backup.info"));
        write("data/PG_VERSION", "17");
        write("data/backup_label", "the label");
        write("data/postmaster.pid", "1");
        write("data/global/pg_control", "control");
        write("data/global/1262", "databases");
        write("data/pg_wal/000000010000000000000001", "wal");
        write("16387/PG_17_202406281/5/16388", "row");
        write("16387/PG_15_202209061/5/1", "of another version");
        Files.createDirectories(backup.folder().resolve("16399"));
        writeInfo(Golden.text("hook-rsync.backup.info")
                .replace("tablespaces=None", "tablespaces=[('one', 16387, '/srv/one'), ('two', 16399, '/srv/two')]"));
    }

    private void write(String path, String content) throws IOException {
        Path file = backup.folder().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void writeInfo(String text) throws IOException {
        Files.writeString(backup.backupInfo(), text);
    }

    private long upload(InMemoryObjectStore target) throws Exception {
        return new ExistingBackupUpload(target, new ServerLayout("p", "srv")).run(backup, REQUEST);
    }

    private List<String> members(String archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream object = store.get(PREFIX + archive).orElseThrow().stream();
                TarArchiveInputStream tar = new TarArchiveInputStream(object)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void stores_an_archive_for_each_folder_and_the_metadata_as_they_are() throws Exception {
        String metadata = "# written by hand\n" + Files.readString(backup.backupInfo());
        writeInfo(metadata);

        long bytes = upload(store);

        assertThat(store.keys())
                .containsExactly(
                        PREFIX + "16387.tar", PREFIX + "16399.tar", PREFIX + "backup.info", PREFIX + "data.tar");
        assertThat(store.get(PREFIX + "backup.info").orElseThrow().stream())
                .hasBinaryContent(metadata.getBytes(StandardCharsets.UTF_8));
        assertThat(bytes).isGreaterThan(3 * 10240);
    }

    @Test
    @Timeout(30)
    void fails_when_memory_runs_out_in_all_writers() throws Exception {
        write("16399/PG_17_202406281/5/16400", "row");
        for (int file = 0; file < 600; file++) {
            write("data/base/5/" + (20000 + file), "row");
        }
        InMemoryObjectStore full = new InMemoryObjectStore() {
            @Override
            public PutOutcome put(String key, Payload content, WriteOptions options) {
                throw new OutOfMemoryError("no room");
            }
        };

        assertThatThrownBy(() -> upload(full))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("no room");
    }

    @Test
    void keeps_the_label_of_the_copy_and_puts_the_control_file_last() throws Exception {
        upload(store);

        assertThat(members("data.tar"))
                .contains("./PG_VERSION", "./backup_label", "global/1262", "pg_wal/")
                .doesNotContain("./postmaster.pid", "pg_wal/000000010000000000000001")
                .endsWith("global/pg_control");
        assertThat(members("data.tar")).doesNotHaveDuplicates();
        assertThat(members("16387.tar"))
                .contains("PG_17_202406281/5/16388")
                .noneMatch(name -> name.startsWith("PG_15_"));
        assertThat(members("16399.tar")).isEmpty();
    }

    @Test
    void fails_without_the_data_directory_before_anything_is_stored() throws Exception {
        Files.move(backup.dataDirectory(), folder.resolve("elsewhere"));

        assertThatThrownBy(() -> upload(store))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining(backup.dataDirectory().toString());
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void fails_without_the_folder_of_a_tablespace() throws Exception {
        Files.delete(backup.folder().resolve("16399"));

        assertThatThrownBy(() -> upload(store))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("16399");
    }

    @Test
    void leaves_the_metadata_out_when_an_archive_cannot_be_stored() {
        InMemoryObjectStore broken = new InMemoryObjectStore() {
            @Override
            public PutOutcome put(String key, Payload payload, WriteOptions options) throws StoreException {
                if (key.endsWith("data.tar")) {
                    throw new StoreErrorException("the store is full", false, null);
                }
                return super.put(key, payload, options);
            }
        };

        assertThatThrownBy(() -> upload(broken))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("cannot be uploaded from '" + backup.folder() + "': ");
        assertThat(broken.keys()).doesNotContain(PREFIX + "backup.info");
    }

    @Test
    void refuses_metadata_that_it_cannot_understand() throws IOException {
        writeInfo("status=DONE\nsurprise=1\n");
        assertThatThrownBy(() -> upload(store)).isInstanceOf(UnknownFieldException.class);

        writeInfo("no metadata at all");
        assertThatThrownBy(() -> upload(store)).isInstanceOf(UnreadableBackupInfoException.class);

        Files.delete(backup.backupInfo());
        assertThatThrownBy(() -> upload(store)).isInstanceOf(NoSuchFileException.class);
    }
}
