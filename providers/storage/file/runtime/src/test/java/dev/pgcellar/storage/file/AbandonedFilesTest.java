package dev.pgcellar.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Temporary files of killed writers go, those of living ones stay. */
class AbandonedFilesTest {

    private static final int PART_SIZE = 64 * 1024;

    @TempDir
    private Path root;

    private ObjectStore store;
    private Path folder;

    @BeforeEach
    void openStore() throws IOException {
        store = new FileObjectStore(root);
        folder = Files.createDirectory(root.resolve("wals"));
    }

    @Test
    void a_write_removes_what_an_ended_process_left_in_the_same_folder() throws Exception {
        Path abandoned = temporaryOf(endedProcess());

        put("wals/1");

        assertThat(abandoned).doesNotExist();
        assertThat(folder.toFile().list()).containsExactly("1");
    }

    @Test
    void files_of_running_processes_of_other_machines_and_of_unknown_writers_stay() throws Exception {
        Path ofRunning = temporaryOf(new WriterProcess(
                WriterProcess.current().space(), ProcessHandle.current().pid()));
        Path ofOther = temporaryOf(new WriterProcess("00000000", endedProcess().pid()));
        Path ofUnknown = Files.createFile(folder.resolve(".pgcellar-tmp-0b4dd67d-5b9e-4a6a-8c3e-0d6f0a9f3d0e"));

        put("wals/1");

        assertThat(folder).isDirectoryContaining(ofRunning::equals);
        assertThat(folder).isDirectoryContaining(ofOther::equals);
        assertThat(folder).isDirectoryContaining(ofUnknown::equals);
    }

    @Test
    void after_a_week_without_a_write_the_writer_does_not_matter() throws Exception {
        Path old = temporaryOf(new WriterProcess("00000000", 1));
        Path recent = temporaryOf(new WriterProcess("00000000", 1));
        setAge(old, Duration.ofDays(8));
        setAge(recent, Duration.ofDays(6));

        put("wals/1");

        assertThat(old).doesNotExist();
        assertThat(recent).exists();
    }

    @Test
    void other_folders_are_not_looked_at() throws Exception {
        Path abandoned = temporaryOf(endedProcess());

        put("base/1");
        put("2");

        assertThat(abandoned).exists();
    }

    @Test
    void a_second_writer_does_not_disturb_an_upload_under_way() throws Exception {
        try (MultipartUpload upload = store.startMultipartUpload("wals/large", PART_SIZE, WriteOptions.DEFAULT)) {
            upload.uploadPart(1, Payload.of(new byte[PART_SIZE]));

            new FileObjectStore(root).put("wals/1", Payload.of(new byte[5]), WriteOptions.DEFAULT);
            upload.complete();
        }

        assertThat(folder.resolve("large")).hasSize(PART_SIZE);
    }

    @Test
    void discarding_removes_every_unfinished_upload_of_a_prefix_and_no_object() throws Exception {
        temporaryOf(new WriterProcess("00000000", 1));
        put("wals/object");
        Files.createDirectories(root.resolve("base/20260101T000000"));
        Files.createFile(root.resolve("base/20260101T000000").resolve(ComponentName.temporary(endedProcess())));

        store.discardUnfinishedUploads(List.of("wals/", "base/20260101T000000/", "absent/"));

        assertThat(folder.toFile().list()).containsExactly("object");
        assertThat(root.toFile().list()).containsExactly("wals");
    }

    private void put(String key) throws Exception {
        store.put(key, Payload.of(new byte[5]), WriteOptions.DEFAULT);
    }

    private Path temporaryOf(WriterProcess writer) throws IOException {
        return Files.write(folder.resolve(ComponentName.temporary(writer)), new byte[100]);
    }

    private static WriterProcess endedProcess() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        return new WriterProcess(WriterProcess.current().space(), ended.pid());
    }

    private static void setAge(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }
}
