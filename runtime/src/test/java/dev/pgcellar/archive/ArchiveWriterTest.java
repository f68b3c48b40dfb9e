package dev.pgcellar.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveWriterTest {

    private static final String LIST_WITH_PYTHON =
            """
            import tarfile, sys
            sys.stdout.reconfigure(encoding='utf-8')
            with tarfile.open(sys.argv[1]) as t:
                for m in t:
                    print(m.name, m.type.decode(), oct(m.mode), m.size, m.linkname, repr(m.mtime), sep='|')
            """;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream sink = new ByteArrayOutputStream();
    private final ArchiveWriter writer = new ArchiveWriter(sink);
    private Path pgdata;

    @BeforeEach
    void create() throws IOException {
        pgdata = Files.createDirectory(directory.toRealPath().resolve("data"));
    }

    @Test
    void gnu_tar_lists_and_extracts_what_was_written() throws Exception {
        Path archive = archiveOf(sampleCluster());

        String listing = Program.run(directory, "tar", "tf", archive.toString());
        Path extracted = Files.createDirectory(directory.resolve("extracted"));
        Program.run(extracted, "tar", "xpf", archive.toString());

        assertThat(listing.lines()).startsWith("./").contains("./PG_VERSION", "base/", "base/5/", "base/5/1259");
        assertThat(Program.run(directory, "diff", "-r", "--no-dereference", "-x", "fifo", "data", "extracted"))
                .isEmpty();
        assertThat(attributesOf(extracted)).isEqualTo(attributesOf(pgdata));
    }

    @Test
    void python_reads_what_was_written() throws Exception {
        assumeTrue(Program.succeeds("python3", "--version"), "needs python3");
        Files.writeString(pgdata.resolve("fé"), "12345");
        Files.setLastModifiedTime(pgdata.resolve("fé"), FileTime.from(Instant.parse("2026-11-22T10:58:40.5Z")));
        Files.createSymbolicLink(pgdata.resolve("link"), Path.of("nowhere"));
        Program.run(pgdata, "chmod", "755", ".");
        Program.run(pgdata, "chmod", "640", "fé");
        Files.setLastModifiedTime(pgdata, FileTime.from(Instant.parse("2026-11-22T10:58:39.25Z")));
        Path archive = archiveOf(pgdata);

        String listing = Program.run(directory, "python3", "-c", LIST_WITH_PYTHON, archive.toString());

        assertThat(listing.lines())
                .hasSize(3)
                .contains(".|5|0o755|0||1795345119.25", "./fé|0|0o640|5||1795345120.5")
                .anyMatch(line -> line.startsWith("./link|2|0o777|0|nowhere|"));
    }

    @Test
    void an_archive_ends_in_zeros_up_to_a_multiple_of_10240() throws Exception {
        Path archive = archiveOf(sampleCluster());

        byte[] bytes = Files.readAllBytes(archive);

        assertThat(bytes.length % 10240).isZero();
        assertThat(Arrays.copyOfRange(bytes, bytes.length - 1024, bytes.length)).containsOnly(0);
    }

    @Test
    void an_archive_without_members_is_one_block_of_zeros() throws Exception {
        writer.finish();

        assertThat(sink.toByteArray()).isEqualTo(new byte[10240]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 262144, 262145, 1000000})
    void content_of_every_length_survives(int length) throws Exception {
        byte[] content = random(length);
        Path file = Files.write(pgdata.resolve("file"), content);

        assertThat(writer.add(member(file))).isTrue();
        writer.finish();

        assertThat(extract("./file")).isEqualTo(content);
        assertThat(writer.contentBytes()).isEqualTo(length);
        assertThat(writer.members()).isEqualTo(1);
    }

    @Test
    void a_file_that_shrank_is_filled_up_with_zeros() throws Exception {
        byte[] content = random(600_000);
        Path file = Files.write(pgdata.resolve("file"), content);
        Member member = member(file);
        Files.write(file, Arrays.copyOf(content, 300_000));

        writer.add(member);
        writer.finish();

        byte[] expected = Arrays.copyOf(Arrays.copyOf(content, 300_000), 600_000);
        assertThat(extract("./file")).isEqualTo(expected);
    }

    @Test
    void a_file_that_grew_is_cut() throws Exception {
        byte[] content = random(300_000);
        Path file = Files.write(pgdata.resolve("file"), Arrays.copyOf(content, 1000));
        Member member = member(file);
        Files.write(file, content);

        writer.add(member);
        writer.finish();

        assertThat(extract("./file")).isEqualTo(Arrays.copyOf(content, 1000));
    }

    @Test
    void a_file_that_vanished_leaves_no_trace() throws Exception {
        Path file = Files.write(pgdata.resolve("file"), random(1000));
        Member member = member(file);
        Files.delete(file);

        assertThat(writer.add(member)).isFalse();
        writer.finish();

        assertThat(sink.toByteArray()).isEqualTo(new byte[10240]);
        assertThat(writer.members()).isZero();
    }

    @Test
    void a_read_error_of_the_device_fails_naming_the_file() throws Exception {
        // the kernel answers EIO when a process reads address 0 of itself
        Path file = Path.of("/proc/self/mem");
        assumeTrue(Files.isReadable(file), "needs /proc");
        MemberAttributes attributes = new MemberAttributes(0600, 0, 0, "", "", 8192, Instant.now());

        assertThatThrownBy(() -> writer.add(new Member.RegularFile("./file", file, attributes)))
                .isInstanceOfSatisfying(SourceUnreadableException.class, e -> assertThat(e.path())
                        .isEqualTo(file))
                .hasMessageStartingWith("cannot read '/proc/self/mem': ");
    }

    @Test
    void a_file_that_may_not_be_opened_fails_naming_the_file() throws Exception {
        Path file = Files.write(pgdata.resolve("file"), random(1000));
        SourceFiles files = new FailingSourceFiles(
                FailingSourceFiles.Operation.OPEN, file, new AccessDeniedException(file.toString()));
        ArchiveWriter denied = new ArchiveWriter(sink, files);

        assertThatThrownBy(() -> denied.add(member(file))).hasMessage("cannot read '" + file + "': permission denied");
        assertThat(sink.size()).isZero();
    }

    @Test
    void passes_on_failures_of_the_sink() throws Exception {
        Path file = Files.write(pgdata.resolve("file"), random(1000));
        IOException failure = new NoSuchFileException("sink");
        ArchiveWriter failing = new ArchiveWriter(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw failure;
            }
        });

        assertThatThrownBy(() -> failing.add(member(file))).isSameAs(failure);
    }

    @Test
    void adds_the_control_file_as_it_is_now() throws Exception {
        Files.createDirectory(pgdata.resolve("global"));
        byte[] content = random(8192);
        Files.write(pgdata.resolve("global/pg_control"), content);

        writer.addControlFile(pgdata);
        writer.finish();

        assertThat(extract("global/pg_control")).isEqualTo(content);
    }

    @Test
    void a_missing_control_file_is_a_failure() {
        assertThatThrownBy(() -> writer.addControlFile(pgdata))
                .isInstanceOf(SourceUnreadableException.class)
                .hasMessageEndingWith("global/pg_control': no such file or directory");
    }

    @Test
    void adds_configuration_files_by_base_name_and_reports_missing_ones() throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("etc"));
        Files.writeString(elsewhere.resolve("real.conf"), "port = 1");
        Path link = Files.createSymbolicLink(elsewhere.resolve("postgresql.conf"), Path.of("real.conf"));

        boolean present = writer.addConfigurationFile(link);
        boolean missing = writer.addConfigurationFile(elsewhere.resolve("pg_ident.conf"));
        writer.finish();

        assertThat(present).isTrue();
        assertThat(missing).isFalse();
        assertThat(extract("postgresql.conf")).asString().isEqualTo("port = 1");
    }

    @Test
    void adds_a_label_with_its_owner_and_without_time() throws Exception {
        writer.addBytes("backup_label", 0644, 26, 27, "START WAL".getBytes());
        writer.finish();

        Path archive = Files.write(directory.resolve("label.tar"), sink.toByteArray());
        String listing = Program.run(directory, "tar", "tvf", archive.toString(), "--utc", "--numeric-owner");
        assertThat(listing).matches("-rw-r--r-- 26/27 +9 1970-01-01 00:00 backup_label\n");
        assertThat(extract("backup_label")).asString().isEqualTo("START WAL");
    }

    @Test
    void names_of_255_bytes_blanks_and_line_breaks_survive() throws Exception {
        List<String> names = List.of("n".repeat(255), "a b", "é".repeat(127), "line\nbreak", "=", "-dash");
        for (String name : names) {
            Files.writeString(pgdata.resolve(name), name);
        }
        Path archive = archiveOf(pgdata);

        Path extracted = Files.createDirectory(directory.resolve("extracted"));
        Program.run(extracted, "tar", "xf", archive.toString());

        assertThat(Program.run(directory, "diff", "-r", "data", "extracted")).isEmpty();
        assertThat(extracted.toFile().list()).containsExactlyInAnyOrderElementsOf(names);
    }

    private Path sampleCluster() throws IOException, InterruptedException {
        Files.createDirectories(pgdata.resolve("base/5"));
        Files.writeString(pgdata.resolve("PG_VERSION"), "15\n");
        Files.write(pgdata.resolve("base/5/1259"), random(123_456));
        Files.createSymbolicLink(pgdata.resolve("link"), Path.of("PG_VERSION"));
        Files.createSymbolicLink(pgdata.resolve("dangling"), Path.of("l".repeat(150)));
        Program.run(pgdata, "mkfifo", "fifo");
        Program.run(pgdata, "chmod", "4750", "base/5/1259");
        Program.run(pgdata, "chmod", "700", "base");
        return pgdata;
    }

    private Path archiveOf(Path root) throws IOException, InterruptedException {
        Path archive = directory.resolve("data.tar");
        try (OutputStream out = Files.newOutputStream(archive)) {
            ArchiveWriter toFile = new ArchiveWriter(out);
            ClusterWalk.ofDataDirectory(root, List.of()).forEach(toFile::add);
            toFile.finish();
        }
        return archive;
    }

    /** The content of a member by GNU tar. */
    private byte[] extract(String name) throws IOException, InterruptedException {
        Path archive = Files.write(directory.resolve("one.tar"), sink.toByteArray());
        Path target = Files.createDirectories(directory.resolve("one"));
        Program.run(target, "tar", "xf", archive.toString());
        return Files.readAllBytes(target.resolve(name));
    }

    private Member member(Path file) throws IOException {
        FileStatus status = new LocalSourceFiles().status(file);
        return new Member.RegularFile("./" + file.getFileName(), file, status.attributes());
    }

    static String attributesOf(Path root) throws IOException, InterruptedException {
        return Program.run(root, "sh", "-c", "find . ! -type l -printf '%p %y %m %U %G %T@\\n' | sort");
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
