package dev.pgcellar.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MalformedArchiveTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");
    private Path target;

    @BeforeEach
    void create() {
        target = directory.resolve("parent/target");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    @Test
    void a_hard_link_to_nothing_is_a_malformed_archive() throws Exception {
        hardLink("name", "missing");

        assertThatThrownBy(this::extract)
                .isInstanceOf(MalformedArchiveException.class)
                .hasMessageContaining("'name' is a hard link to 'missing'");
    }

    @Test
    void refuses_sparse_members() throws Exception {
        Program.run(directory, "sh", "-c", "truncate -s 1M sparse; tar cSf gnu.tar sparse");
        Program.run(directory, "tar", "--format=pax", "-cSf", "pax.tar", "sparse");

        for (String archive : new String[] {"gnu.tar", "pax.tar"}) {
            assertThatThrownBy(() -> extract(Files.readAllBytes(directory.resolve(archive))))
                    .as(archive)
                    .isInstanceOf(MalformedArchiveException.class)
                    .hasMessageContaining("sparse");
        }
    }

    @Test
    void an_archive_cut_anywhere_before_its_end_mark_is_malformed() throws Exception {
        byte[] archive = smallArchive();
        int end = endMark(archive);

        for (int length = 0; length < end; length += 128) {
            byte[] cut = Arrays.copyOf(archive, length);
            assertThatThrownBy(() -> extract(cut)).as("%d bytes", length).isInstanceOf(MalformedArchiveException.class);
        }
        assertThat(Program.run(directory, "find", ".", "-name", ".pgcellar*")).isEmpty();
    }

    @Test
    void a_changed_byte_in_any_header_is_noticed() throws Exception {
        byte[] archive = smallArchive();

        for (int block : new int[] {0, 1024}) {
            for (int at = block; at < block + 512; at++) {
                // the last byte of the checksum field is not defined
                if (at == block + 155 || at == block + 154) {
                    continue;
                }
                byte[] damaged = archive.clone();
                damaged[at] ^= 0x01;
                assertThatThrownBy(() -> extract(damaged))
                        .as("byte %d", at)
                        .isInstanceOf(MalformedArchiveException.class);
            }
        }
    }

    @Test
    void random_bytes_are_not_an_archive() {
        for (int seed = 0; seed < 200; seed++) {
            byte[] garbage = new byte[4096];
            new Random(seed).nextBytes(garbage);
            assertThatThrownBy(() -> extract(garbage)).isInstanceOf(MalformedArchiveException.class);
        }
    }

    @Test
    void an_oversized_extended_header_is_malformed() throws Exception {
        TarArchiveEntry entry = new TarArchiveEntry("x", TarConstants.LF_PAX_EXTENDED_HEADER_LC);
        entry.setSize(2 << 20);
        tar.putArchiveEntry(entry);
        tar.write(new byte[2 << 20]);
        tar.closeArchiveEntry();

        assertThatThrownBy(this::extract)
                .isInstanceOf(MalformedArchiveException.class)
                .hasMessageContaining("oversized");
    }

    @Test
    void failures_of_the_stream_are_passed_on() throws Exception {
        byte[] archive = smallArchive();

        for (int length = 0; length < archive.length; length += 700) {
            IOException failure = new IOException("the store is gone");
            InputStream stream = failingAfter(archive, length, failure);
            try (TarExtractor extractor = new TarExtractor(target)) {
                assertThatThrownBy(() -> extractor.extract(stream, 0)).isSameAs(failure);
            }
        }
    }

    private byte[] smallArchive() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        ArchiveWriter writer = new ArchiveWriter(archive);
        Path file = Files.write(directory.resolve("small"), new byte[3000]);
        FileStatus status = new LocalSourceFiles().status(file);
        writer.add(new Member.RegularFile("./small", file, status.attributes()));
        writer.addBytes("backup_label", 0600, 0, 0, "content".getBytes(StandardCharsets.UTF_8));
        writer.finish();
        return archive.toByteArray();
    }

    private static int endMark(byte[] archive) {
        int end = archive.length;
        while (archive[end - 1] == 0) {
            end--;
        }
        // the end mark begins with the block after the last byte
        return (end + 511) / 512 * 512 + 512;
    }

    private static InputStream failingAfter(byte[] archive, int length, IOException failure) {
        return new FilterInputStream(new ByteArrayInputStream(archive, 0, length)) {
            @Override
            public int read(byte[] target, int offset, int count) throws IOException {
                int read = super.read(target, offset, count);
                if (read < 0) {
                    throw failure;
                }
                return read;
            }
        };
    }

    private void directory(String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(name));
        tar.closeArchiveEntry();
    }

    private void hardLink(String name, String linkTarget) throws IOException {
        entry(name, linkTarget, TarConstants.LF_LINK);
    }

    private void entry(String name, String linkTarget, byte type) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, type);
        entry.setLinkName(linkTarget);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private void extract() throws IOException, InterruptedException {
        tar.finish();
        extract(bytes.toByteArray());
    }

    private void extract(byte[] archive) throws IOException, InterruptedException {
        try (TarExtractor extractor = new TarExtractor(target)) {
            extractor.extract(new ByteArrayInputStream(archive), 0);
            extractor.finish();
        }
    }
}
