package dev.pgcellar.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClusterWalkFailureTest {

    @TempDir
    Path directory;

    private Path pgdata;

    @BeforeEach
    void create() throws IOException {
        pgdata = Files.createDirectory(directory.toRealPath().resolve("data"));
    }

    @Test
    void skips_what_vanishes_during_the_walk() throws Exception {
        file("a/file");
        file("b/file");
        List<String> names = new ArrayList<>();

        walk().forEach(member -> {
            names.add(member.name());
            if (names.size() == 2) {
                String other = member.name().equals("a/") ? "b" : "a";
                Program.run(pgdata, "rm", "-r", other);
            }
        });

        assertThat(names).hasSize(3).startsWith("./");
        assertThat(names.get(2)).isEqualTo(names.get(1) + "file");
    }

    @Test
    void skips_a_file_that_vanishes_between_listing_and_stat() throws Exception {
        Path file = file("base/1");
        SourceFiles files = new FailingSourceFiles(
                FailingSourceFiles.Operation.STATUS, file, new NoSuchFileException(file.toString()));

        assertThat(names(ClusterWalk.ofDataDirectory(pgdata, List.of(), files))).containsExactly("./", "base/");
    }

    @ParameterizedTest
    @EnumSource(
            value = FailingSourceFiles.Operation.class,
            names = {"OPEN", "STATUS_OF_TARGET"},
            mode = EnumSource.Mode.EXCLUDE)
    void fails_naming_what_cannot_be_read(FailingSourceFiles.Operation operation) throws Exception {
        file("base/1");
        Path link = Files.createSymbolicLink(pgdata.resolve("base/link"), Path.of("1"));
        Path path = operation == FailingSourceFiles.Operation.READ_LINK ? link : pgdata.resolve("base");
        SourceFiles files = new FailingSourceFiles(
                operation, path, new FileSystemException(path.toString(), null, "Input/output error"));

        assertThatThrownBy(() -> names(ClusterWalk.ofDataDirectory(pgdata, List.of(), files)))
                .isInstanceOfSatisfying(SourceUnreadableException.class, e -> assertThat(e.path())
                        .isEqualTo(path))
                .hasMessage("cannot read '" + path + "': Input/output error");
    }

    @Test
    void fails_on_a_link_whose_target_may_not_be_looked_at() throws Exception {
        Path link = Files.createSymbolicLink(pgdata.resolve("link"), Path.of("/secret/x"));
        SourceFiles files = new FailingSourceFiles(
                FailingSourceFiles.Operation.STATUS_OF_TARGET, link, new AccessDeniedException(link.toString()));

        assertThatThrownBy(() -> names(ClusterWalk.ofDataDirectory(pgdata, List.of(), files)))
                .hasMessage("cannot read '" + link + "': permission denied");
    }

    @Test
    void fails_on_a_directory_that_this_user_may_not_list() throws Exception {
        assumeTrue(Program.succeeds("unshare", "-U", "true"), "needs user namespaces");
        file("base/1");
        Files.setPosixFilePermissions(pgdata.resolve("base"), PosixFilePermissions.fromString("---------"));

        Program.Result result = Program.attempt(
                directory, Map.of(), Program.java(List.of("unshare", "-U"), WalkProgram.class, pgdata.toString()));

        assertThat(result.output())
                .endsWith(
                        "SourceUnreadableException: cannot read '" + pgdata.resolve("base") + "': permission denied\n");
    }

    @Test
    void fails_on_a_name_that_is_not_utf_8() throws Exception {
        Program.run(pgdata, "sh", "-c", "touch \"$(printf 'caf\\351')\"");

        assertThatThrownBy(() -> names(walk()))
                .isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining("not valid UTF-8");
    }

    @Test
    void a_missing_data_directory_is_a_failure_and_a_missing_tablespace_an_empty_archive() throws Exception {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> names(ClusterWalk.ofDataDirectory(missing, List.of())))
                .isInstanceOf(SourceUnreadableException.class)
                .hasMessage("cannot read '" + missing + "': no such file or directory");
        assertThat(names(ClusterWalk.ofTablespace(missing, "15"))).isEmpty();
    }

    @Test
    void a_root_that_is_a_file_is_a_failure() throws Exception {
        Path file = file("file");

        assertThatThrownBy(() -> names(ClusterWalk.ofTablespace(file, "15")))
                .hasMessage("cannot read '" + file + "': not a directory");
    }

    @Test
    void passes_on_what_the_consumer_throws() {
        IOException failure = new IOException("full");

        assertThatThrownBy(() -> walk().forEach(member -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    private ClusterWalk walk() throws IOException {
        return ClusterWalk.ofDataDirectory(pgdata, List.of());
    }

    private static List<Member> members(ClusterWalk walk) throws IOException, InterruptedException {
        List<Member> members = new ArrayList<>();
        walk.forEach(members::add);
        return members;
    }

    private static List<String> names(ClusterWalk walk) throws IOException, InterruptedException {
        return members(walk).stream().map(Member::name).toList();
    }

    private Path file(String name) throws IOException {
        Path file = pgdata.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "content of " + name);
    }
}
