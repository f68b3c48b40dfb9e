package dev.pgcellar.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExclusionRulesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postmaster.pid",
                "postmaster.opts",
                "recovery.conf",
                "standby.signal",
                "backup_label",
                "postgresql.auto.conf.tmp",
                "current_logfiles.tmp",
                "pg_wal/000000010000000000000001",
                "pg_xlog/000000010000000000000001",
                "log/postgresql.log",
                "pg_log/postgresql.log",
                "global/pg_control",
                "global/pg_internal.init",
                "base/5/pg_internal.init",
                "pg_stat_tmp/global.stat",
                "pg_replslot/state",
                "pg_subtrans/0000",
                "base/5/t3_16390",
                "base/5/t12_16390_fsm",
                "base/5/t12_16390_vm.1",
                "base/5/t12_16390_init",
                "base/5/t12_16390.17"
            })
    void leaves_out_of_a_data_directory_what_the_server_makes_anew(String path) throws IOException {
        assertThat(dataDirectoryRules().dropFile(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recovery.signal",
                "recovery.done",
                "tablespace_map",
                "backup_manifest",
                "postgresql.auto.conf",
                "PG_VERSION",
                "global/pg_filenode.map",
                "base/5/1259",
                "base/5/1259_fsm",
                "base/5/t3_16390_other",
                "base/5/t3_x",
                "base/t3_16390",
                "t3_16390",
                "pg_xact/0000",
                "user/backup_label",
                "user/pg_wal/x",
                "user/global/pg_control",
                "user/log/x"
            })
    void keeps_everything_else(String path) throws IOException {
        assertThat(dataDirectoryRules().dropFile(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".", "pg_wal", "log", "pg_log", "pg_notify", "pg_replslot", "pg_stat_tmp", "pg_subtrans", "base"
            })
    void keeps_the_emptied_directories_themselves(String path) throws IOException {
        assertThat(dataDirectoryRules().dropDirectory(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg_wal/archive_status", "pg_replslot/s1", "log/sub", "base/pgsql_tmp", "pg_tblspc/16384"})
    void prunes_directories_inside_the_emptied_ones(String path) throws IOException {
        assertThat(dataDirectoryRules().dropDirectory(path)).isTrue();
    }

    @Test
    void keeps_a_directory_named_like_a_temporary_relation() throws IOException {
        assertThat(dataDirectoryRules().dropDirectory("base/5/t3_16390")).isFalse();
    }

    @Test
    void drops_a_tablespace_inside_the_data_directory_whatever_characters_its_name_has() throws IOException {
        Path pgdata = Files.createDirectory(directory.resolve("data"));
        Files.createDirectories(pgdata.resolve("my*tbs"));
        List<TablespaceLocation> tablespaces = List.of(new TablespaceLocation(16384, pgdata.resolve("my*tbs")));

        ExclusionRules rules = ExclusionRules.forDataDirectory(tablespaces, pgdata);

        assertThat(rules.dropDirectory("my*tbs")).isTrue();
        assertThat(rules.dropDirectory("my_other_tbs")).isFalse();
        assertThat(rules.dropDirectory("base/my*tbs")).isFalse();
    }

    @Test
    void recognises_a_tablespace_inside_a_data_directory_that_is_reached_through_a_link() throws IOException {
        Path pgdata = Files.createDirectory(directory.resolve("data"));
        Files.createDirectories(pgdata.resolve("sub/tbs"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), pgdata);
        List<TablespaceLocation> tablespaces = List.of(new TablespaceLocation(16384, pgdata.resolve("sub/tbs")));

        ExclusionRules rules = ExclusionRules.forDataDirectory(tablespaces, link);

        assertThat(rules.dropDirectory("sub/tbs")).isTrue();
        assertThat(rules.dropDirectory("sub")).isFalse();
    }

    @Test
    void a_directory_whose_name_begins_like_the_data_directory_is_not_inside_it() throws IOException {
        Path pgdata = Files.createDirectory(directory.resolve("data"));
        Path beside = Files.createDirectory(directory.resolve("data-conf"));
        DataDirectory dataDirectory = new DataDirectory(pgdata);

        assertThat(dataDirectory.contains(beside.resolve("postgresql.conf"))).isFalse();
        assertThat(dataDirectory.contains(pgdata.resolve("postgresql.conf"))).isTrue();
        assertThat(dataDirectory.contains(pgdata.resolve("../data/conf.d/x.conf")))
                .isTrue();
        assertThat(dataDirectory.nameOf(beside)).isEmpty();
    }

    @Test
    void an_in_place_tablespace_is_left_to_its_own_archive() throws IOException {
        Files.createDirectories(directory.resolve("pg_tblspc/16384"));

        ExclusionRules rules = ExclusionRules.forDataDirectory(
                List.of(new TablespaceLocation(16384, Path.of("pg_tblspc/16384"))), directory);

        assertThat(rules.dropDirectory("pg_tblspc/16384")).isTrue();
        assertThat(rules.dropDirectory("pg_tblspc")).isFalse();
    }

    @Test
    void of_a_tablespace_only_the_directory_of_the_servers_version_is_kept() {
        ExclusionRules rules = ExclusionRules.forTablespace("15");

        assertThat(rules.dropDirectory(".")).isTrue();
        assertThat(rules.dropFile("file")).isTrue();
        assertThat(rules.dropDirectory("PG_14_202107181")).isTrue();
        assertThat(rules.dropDirectory("PG_15_202209061")).isFalse();
        assertThat(rules.dropDirectory("PG_15_202209061/5")).isFalse();
        assertThat(rules.dropFile("PG_15_202209061/5/16386")).isFalse();
        assertThat(rules.dropFile("PG_15_202209061/5/t3_16386")).isTrue();
        assertThat(rules.dropDirectory("PG_15_202209061/pgsql_tmp")).isTrue();
    }

    private ExclusionRules dataDirectoryRules() throws IOException {
        return ExclusionRules.forDataDirectory(
                List.of(new TablespaceLocation(16384, directory.resolve("elsewhere"))), directory.resolve("data"));
    }
}
