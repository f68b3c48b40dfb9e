package dev.pgcellar.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarExtractorRefusalTest {

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

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "a/..", "/tmp/evil", "//evil", ".."})
    void refuses_names_that_leave_the_target(String name) throws Exception {
        file(name);

        assertThatThrownBy(this::extract)
                .isInstanceOfSatisfying(
                        UnsafeMemberException.class, e -> assertThat(e.member()).isEqualTo(name));
        assertNothingOutside();
    }

    @Test
    void a_long_absolute_name_stays_below_the_target() throws Exception {
        String name = directory + "/" + "evil".repeat(40);
        file(name);

        try {
            extract();
        } catch (UnsafeMemberException e) {
            // refused is as good
        }

        assertThat(Path.of(name)).doesNotExist();
    }

    @Test
    void refuses_to_write_through_a_link_of_the_archive() throws Exception {
        link("link", directory.toString());
        file("link/evil");

        assertThatThrownBy(this::extract).isInstanceOf(UnsafeMemberException.class);
        assertNothingOutside();
    }

    @Test
    void refuses_to_write_through_a_link_of_another_archive() throws Exception {
        Files.createDirectories(target);
        Files.createSymbolicLink(target.resolve("link"), directory);
        file("link/sub/evil");

        assertThatThrownBy(this::extract).isInstanceOf(UnsafeMemberException.class);
        assertThat(directory.resolve("sub")).doesNotExist();
    }

    @Test
    void refuses_a_directory_in_place_of_a_link() throws Exception {
        link("link", directory.toString());
        directory("link/");

        assertThatThrownBy(this::extract).isInstanceOf(UnsafeMemberException.class);
    }

    @Test
    void refuses_hard_links_to_files_outside() throws Exception {
        Files.writeString(directory.resolve("secret"), "secret");
        hardLink("stolen", "../../secret");

        assertThatThrownBy(this::extract).isInstanceOf(UnsafeMemberException.class);
    }

    @Test
    void refuses_hard_links_through_links() throws Exception {
        Files.writeString(directory.resolve("secret"), "secret");
        link("link", directory.toString());
        hardLink("stolen", "link/secret");

        assertThatThrownBy(this::extract).isInstanceOf(UnsafeMemberException.class);
    }

    @Test
    void refuses_a_file_in_place_of_the_target_itself() throws Exception {
        file(".");

        assertThatThrownBy(this::extract).isInstanceOf(UnsafeMemberException.class);
    }

    @Test
    void a_file_in_place_of_a_directory_is_a_failure_that_leaves_the_directory() throws Exception {
        directory("d/");
        file("d/f");
        file("d");

        assertThatThrownBy(this::extract).isInstanceOfSatisfying(TargetWriteException.class, e -> assertThat(e.path())
                .isEqualTo(target.resolve("d")));
        assertThat(target.resolve("d/f")).exists();
        assertThat(target.toFile().list()).containsExactly("d");
    }

    @Test
    void a_full_disk_names_the_file_and_leaves_nothing_of_it() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                Program.succeeds("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()),
                "needs to mount a small file system");
        target = disk.resolve("target");
        ArchiveWriter writer = new ArchiveWriter(bytes);
        writer.addBytes("small", 0600, 0, 0, new byte[1000]);
        writer.addBytes("base/large", 0600, 0, 0, new byte[4 << 20]);
        writer.finish();

        try {
            assertThatThrownBy(() -> extract(bytes.toByteArray()))
                    .isInstanceOfSatisfying(TargetWriteException.class, e -> assertThat(e.path())
                            .isEqualTo(target.resolve("base/large")))
                    .hasMessage("cannot write '" + target.resolve("base/large") + "': No space left on device");
            assertThat(target.resolve("base").toFile().list()).isEmpty();
            assertThat(target.resolve("small")).exists();
        } finally {
            Program.run(directory, "umount", disk.toString());
        }
    }

    @Test
    void a_target_that_is_a_file_is_a_failure() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> new TarExtractor(file)).isInstanceOf(TargetWriteException.class);
    }

    private void file(String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(4);
        tar.putArchiveEntry(entry);
        tar.write("evil".getBytes(StandardCharsets.UTF_8));
        tar.closeArchiveEntry();
    }

    private void directory(String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(name));
        tar.closeArchiveEntry();
    }

    private void link(String name, String linkTarget) throws IOException {
        entry(name, linkTarget, TarConstants.LF_SYMLINK);
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

    private void assertNothingOutside() throws IOException, InterruptedException {
        assertThat(Program.run(directory, "find", ".", "-name", "evil")).isEmpty();
        assertThat(Path.of("/tmp/evil")).doesNotExist();
    }
}
