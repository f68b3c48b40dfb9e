package dev.pgcellar.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarExtractorTest {

    @TempDir
    Path directory;

    private Path source;
    private Path target;

    @BeforeEach
    void create() throws IOException {
        source = Files.createDirectory(directory.resolve("source"));
        target = directory.resolve("target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gnu", "oldgnu", "pax", "posix", "ustar", "v7"})
    void restores_archives_of_gnu_tar_in_every_format(String format) throws Exception {
        SampleTree.fill(source);

        ExtractionReport report = extract(gnuTar("--format=" + format, "."));

        assertThat(Program.run(directory, "diff", "-r", "--no-dereference", "source", "target"))
                .isEmpty();
        assertThat(attributesToTheSecond(target)).isEqualTo(attributesToTheSecond(source));
        assertThat(report).isEqualTo(new ExtractionReport(4, 3 + 123_456 + 1 + 0));
    }

    @Test
    void restores_times_to_the_nanosecond_from_pax_archives() throws Exception {
        SampleTree.fill(source);

        extract(gnuTar("--format=pax", "."));

        assertThat(ArchiveWriterTest.attributesOf(target)).isEqualTo(ArchiveWriterTest.attributesOf(source));
    }

    @Test
    void restores_names_of_255_bytes_and_beyond_ascii() throws Exception {
        Path deep = source.resolve("d".repeat(200)).resolve("é".repeat(127)).resolve("日本 x");
        Files.createDirectories(deep);
        Files.writeString(deep.resolve("n".repeat(255)), "content");
        Files.writeString(deep.resolve("line\nbreak"), "content");

        extract(gnuTar("--format=gnu", "."));

        assertThat(Program.run(directory, "diff", "-r", "source", "target")).isEmpty();
    }

    @Test
    void restores_what_the_writer_wrote() throws Exception {
        SampleTree.fill(source);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        ArchiveWriter writer = new ArchiveWriter(archive);
        ClusterWalk.ofDataDirectory(source, List.of()).forEach(writer::add);
        writer.finish();

        extract(archive.toByteArray());

        assertThat(Program.run(directory, "diff", "-r", "--no-dereference", "source", "target"))
                .isEmpty();
        assertThat(ArchiveWriterTest.attributesOf(target)).isEqualTo(ArchiveWriterTest.attributesOf(source));
    }

    @Test
    void hard_links_stay_links_of_one_file() throws Exception {
        Files.writeString(source.resolve("one"), "content");
        Files.createLink(source.resolve("two"), source.resolve("one"));

        extract(gnuTar("--format=pax", "."));

        assertThat(Files.isSameFile(target.resolve("one"), target.resolve("two")))
                .isTrue();
        assertThat(target.toFile().list()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void repeated_hard_links_leave_no_temporary_files() throws Exception {
        Files.writeString(source.resolve("one"), "content");
        Files.createLink(source.resolve("two"), source.resolve("one"));

        extract(gnuTar("--hard-dereference", "one", "two", "one"));
        extract(gnuTar("one", "two", "two"));

        assertThat(target.toFile().list()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void without_a_root_entry_parents_are_created_for_their_owner_only() throws Exception {
        Files.createDirectories(source.resolve("a/b"));
        Files.writeString(source.resolve("a/b/f"), "content");

        extract(gnuTar("a/b/f"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve("a/b"))))
                .isEqualTo("rwx------");
        assertThat(target.resolve("a/b/f")).hasContent("content");
    }

    @Test
    void a_later_file_of_the_same_name_replaces_the_earlier_one() throws Exception {
        Files.writeString(source.resolve("backup_label"), "old and longer");
        byte[] old = gnuTarWithoutEnd("backup_label");
        Files.writeString(source.resolve("backup_label"), "new");
        byte[] both = concatenated(old, gnuTar("backup_label"));

        extract(both);

        assertThat(target.resolve("backup_label")).hasContent("new");
    }

    @Test
    void a_file_replaces_a_link_without_following_it() throws Exception {
        Path outside = Files.writeString(directory.resolve("outside"), "untouched");
        Files.createSymbolicLink(source.resolve("f"), outside);
        byte[] link = gnuTarWithoutEnd("f");
        Files.delete(source.resolve("f"));
        Files.writeString(source.resolve("f"), "file");

        extract(concatenated(link, gnuTar("f")));

        assertThat(Files.isSymbolicLink(target.resolve("f"))).isFalse();
        assertThat(target.resolve("f")).hasContent("file");
        assertThat(outside).hasContent("untouched");
    }

    @Test
    void directories_get_their_attributes_after_their_files() throws Exception {
        Path closed = Files.createDirectory(source.resolve("closed"));
        Files.writeString(closed.resolve("f"), "content");
        Program.run(source, "sh", "-c", "chmod 0500 closed; chmod 0750 .; touch -d @1000000000.25 closed .");

        extract(gnuTar("--format=pax", "."));

        assertThat(ArchiveWriterTest.attributesOf(target)).isEqualTo(ArchiveWriterTest.attributesOf(source));
    }

    @Test
    void reads_the_stream_to_its_end() throws Exception {
        byte[] archive = concatenated(gnuTar("--files-from=/dev/null"), new byte[100_000]);
        InputStream stream = new BufferedInputStream(new ByteArrayInputStream(archive));

        try (TarExtractor extractor = new TarExtractor(target)) {
            extractor.extract(stream, 0);
        }

        assertThat(stream.read()).isEqualTo(-1);
    }

    @Test
    void the_control_file_appears_when_it_is_published_and_not_before() throws Exception {
        Path global = Files.createDirectory(source.resolve("global"));
        Files.writeString(global.resolve("pg_control"), "control");
        Files.writeString(global.resolve("1262"), "table");
        Program.run(source, "touch", "-d", "@1000000000", "global");
        Path restored = target.resolve("global");

        try (TarExtractor extractor = new TarExtractor(target)) {
            extractor.extract(new ByteArrayInputStream(gnuTar("global")), 0);
            extractor.finish();
            assertThat(restored.resolve("1262")).hasContent("table");
            assertThat(restored.resolve("pg_control")).doesNotExist();

            extractor.publishControlFile();
        }

        assertThat(restored.resolve("pg_control")).hasContent("control");
        assertThat(restored.toFile().list()).containsExactlyInAnyOrder("1262", "pg_control");
        assertThat(Files.getLastModifiedTime(restored)).isEqualTo(Files.getLastModifiedTime(global));
    }

    @Test
    void nothing_is_left_of_a_control_file_that_was_not_published() throws Exception {
        Path global = Files.createDirectory(source.resolve("global"));
        Files.writeString(global.resolve("pg_control"), "control");

        extract(gnuTar("global"));

        assertThat(target.resolve("global")).isEmptyDirectory();
    }

    @Test
    void fifos_are_left_out() throws Exception {
        Program.run(source, "mkfifo", "fifo");
        Files.writeString(source.resolve("z"), "content");

        extract(gnuTar("fifo", "z"));

        assertThat(target.toFile().list()).containsExactly("z");
    }

    @Test
    void a_target_that_is_a_link_to_a_directory_is_resolved() throws Exception {
        Path real = Files.createDirectory(directory.resolve("real"));
        Files.createSymbolicLink(target, real);
        Files.writeString(source.resolve("f"), "content");

        extract(gnuTar("f"));

        assertThat(real.resolve("f")).hasContent("content");
    }

    private ExtractionReport extract(byte[] archive) throws IOException, InterruptedException {
        try (TarExtractor extractor = new TarExtractor(target)) {
            ExtractionReport report = extractor.extract(new ByteArrayInputStream(archive), 0);
            extractor.finish();
            return report;
        }
    }

    private byte[] gnuTar(String... arguments) throws IOException, InterruptedException {
        return SampleTree.gnuTar(directory, source, arguments);
    }

    /** One header and one block of content at most. */
    private byte[] gnuTarWithoutEnd(String file) throws IOException, InterruptedException {
        int blocks = Files.isSymbolicLink(source.resolve(file)) ? 1 : 2;
        return Arrays.copyOf(gnuTar("--format=ustar", file), blocks * 512);
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    private static String attributesToTheSecond(Path root) throws IOException, InterruptedException {
        return ArchiveWriterTest.attributesOf(root).replaceAll("\\.\\d+\n", "\n");
    }
}
