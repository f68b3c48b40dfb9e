package dev.pgcellar.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterWalkTest {

    @TempDir
    Path directory;

    private Path pgdata;

    @BeforeEach
    void create() throws IOException {
        pgdata = Files.createDirectory(directory.toRealPath().resolve("data"));
    }

    @Test
    void names_members_as_the_contract_prescribes() throws Exception {
        file("PG_VERSION");
        file("base/5/1259");
        file("global/1261");

        List<String> names = names(walk());

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "./", "./PG_VERSION", "base/", "base/5/", "base/5/1259", "global/", "global/1261");
    }

    @Test
    void gives_a_directory_then_its_files_then_its_subdirectories() throws Exception {
        for (String top : List.of("a", "b")) {
            for (int i = 0; i < 20; i++) {
                file(top + "/file" + i);
                file(top + "/sub" + i + "/file");
            }
        }

        List<String> names = names(walk());

        assertThat(names.get(0)).isEqualTo("./");
        for (String top : List.of("a/", "b/")) {
            int at = names.indexOf(top);
            assertThat(names.subList(at + 1, at + 21)).allMatch(name -> name.matches(top + "file\\d+"));
            List<String> below = names.subList(at + 21, at + 61);
            for (int i = 0; i < 40; i += 2) {
                assertThat(below.get(i)).matches(top + "sub\\d+/");
                assertThat(below.get(i + 1)).isEqualTo(below.get(i) + "file");
            }
        }
    }

    @Test
    void stores_emptied_directories_without_their_contents() throws Exception {
        file("pg_wal/000000010000000000000001");
        file("pg_wal/archive_status/000000010000000000000001.ready");
        file("pg_replslot/s1/d2/state");
        file("log/sub/deep/f");
        file("base/5/t3_16390");
        file("base/pgsql_tmp/pgsql_tmp1.0");
        file("backup_label");
        file("global/pg_control");

        List<String> names = names(walk());

        assertThat(names)
                .containsExactlyInAnyOrder("./", "pg_wal/", "pg_replslot/", "log/", "base/", "base/5/", "global/");
    }

    @Test
    void a_tablespace_archive_begins_with_the_directory_of_the_version() throws Exception {
        file("PG_14_202107181/5/1");
        file("PG_15_202209061/5/16386");
        file("PG_15_202209061/5/t2_16387");
        file("stray");

        List<String> names = names(ClusterWalk.ofTablespace(pgdata, "15"));

        assertThat(names).containsExactly("PG_15_202209061/", "PG_15_202209061/5/", "PG_15_202209061/5/16386");
    }

    @Test
    void does_not_enter_a_tablespace_inside_the_data_directory() throws Exception {
        file("tbs/PG_15_202209061/5/16386");
        file("base/1");

        List<String> names = names(
                ClusterWalk.ofDataDirectory(pgdata, List.of(new TablespaceLocation(16384, pgdata.resolve("tbs")))));

        assertThat(names).containsExactlyInAnyOrder("./", "base/", "base/1");
    }

    @Test
    void resolves_a_root_that_is_a_symbolic_link() throws Exception {
        file("PG_VERSION");
        Path link = Files.createSymbolicLink(directory.resolve("link"), pgdata);

        List<Member> members = members(ClusterWalk.ofDataDirectory(link, List.of()));

        assertThat(members).extracting(Member::name).containsExactly("./", "./PG_VERSION");
        assertThat(members.get(0)).isInstanceOf(Member.Directory.class);
        assertThat(members.get(1).source()).isEqualTo(pgdata.resolve("PG_VERSION"));
    }

    @Test
    void stores_links_to_files_and_dangling_links_but_not_links_to_directories() throws Exception {
        file("base/1");
        Files.createSymbolicLink(pgdata.resolve("to_file"), Path.of("base/1"));
        Files.createSymbolicLink(pgdata.resolve("to_nothing"), Path.of("../nowhere/fé"));
        Files.createSymbolicLink(pgdata.resolve("to_itself"), Path.of("to_itself"));
        Files.createSymbolicLink(pgdata.resolve("to_directory"), Path.of("base"));

        List<Member> links = members(walk()).stream()
                .filter(Member.SymbolicLink.class::isInstance)
                .toList();

        assertThat(links)
                .extracting(Member::name, link -> ((Member.SymbolicLink) link).target())
                .containsExactlyInAnyOrder(
                        tuple("./to_file", "base/1"),
                        tuple("./to_nothing", "../nowhere/fé"),
                        tuple("./to_itself", "to_itself"));
        assertThat(names(walk())).doesNotContain("to_directory/", "./to_directory");
    }

    @Test
    void skips_sockets_and_keeps_fifos() throws Exception {
        Program.run(pgdata, "mkfifo", "fifo");

        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(pgdata.resolve("socket")));
            List<Member> members = members(walk());

            assertThat(members).extracting(Member::name).containsExactly("./", "./fifo");
            assertThat(members.get(1)).isInstanceOfSatisfying(Member.SpecialFile.class, fifo -> assertThat(fifo.type())
                    .isEqualTo(Member.SpecialFile.Type.FIFO));
        }
    }

    @Test
    void knows_the_numbers_of_devices() throws Exception {
        assumeTrue(Program.succeeds("mknod", pgdata.resolve("null").toString(), "c", "1", "3"), "needs mknod");

        Member member = members(walk()).get(1);

        assertThat(member).isInstanceOfSatisfying(Member.SpecialFile.class, device -> {
            assertThat(device.type()).isEqualTo(Member.SpecialFile.Type.CHARACTER_DEVICE);
            assertThat(device.major()).isEqualTo(1);
            assertThat(device.minor()).isEqualTo(3);
        });
    }

    @Test
    void reads_all_attributes() throws Exception {
        Path file = file("PG_VERSION");
        Files.writeString(file, "15\n");
        Instant time = Instant.parse("2026-11-22T10:58:39.917270712Z");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Files.setLastModifiedTime(file, FileTime.from(time));
        String[] expected = Program.run(pgdata, "stat", "-c", "%u %g %U %G", "PG_VERSION")
                .trim()
                .split(" ");

        MemberAttributes attributes = members(walk()).get(1).attributes();

        assertThat(attributes)
                .isEqualTo(new MemberAttributes(
                        0640,
                        Long.parseLong(expected[0]),
                        Long.parseLong(expected[1]),
                        expected[2],
                        expected[3],
                        3,
                        time));
    }

    @Test
    void an_owner_without_a_name_has_an_empty_one() throws Exception {
        Path file = file("PG_VERSION");
        assumeTrue(Program.succeeds("chown", "3000000017:3000000018", file.toString()), "needs the superuser");

        MemberAttributes attributes = members(walk()).get(1).attributes();

        assertThat(attributes.uid()).isEqualTo(3000000017L);
        assertThat(attributes.gid()).isEqualTo(3000000018L);
        assertThat(attributes.userName()).isEmpty();
        assertThat(attributes.groupName()).isEmpty();
    }

    @Test
    void each_name_of_a_file_with_hard_links_is_a_member() throws Exception {
        Path file = file("one");
        Files.createLink(pgdata.resolve("two"), file);

        assertThat(members(walk()))
                .filteredOn(Member.RegularFile.class::isInstance)
                .extracting(Member::name)
                .containsExactlyInAnyOrder("./one", "./two");
    }

    @Test
    void names_do_not_depend_on_the_locale() throws Exception {
        file("fé 日本");

        Program.Result result = Program.attempt(
                directory, Map.of("LC_ALL", "C"), Program.java(List.of(), WalkProgram.class, pgdata.toString()));

        assertThat(result.output()).endsWith("./\n./f<00e9> <65e5><672c>\n");
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
