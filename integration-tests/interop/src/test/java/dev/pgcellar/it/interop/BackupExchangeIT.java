package dev.pgcellar.it.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real backups of both tools side by side in one archive: each tool does everything with those of the other. */
@ExtendWith(SharedBucket.class)
class BackupExchangeIT {

    private static final List<Tool> WRITERS = List.of(Tool.PGCELLAR, Tool.PEER, Tool.PGCELLAR);

    @TempDir
    private static Path folder;

    private static LostCluster cluster;
    private static Archive older;

    @BeforeAll
    static void loseACluster(Bucket bucket) throws IOException {
        assumeTrue(LostCluster.VERSION.isAvailable(), "Debian's postgresql-15 is not installed");
        cluster = LostCluster.backedUpBy(WRITERS, Codec.NONE, bucket.archive("side by side"), folder);
        older = cluster.archive().olderCopyAs("side by side, older records");
    }

    private static Archive archiveFor(Tool reader) {
        return reader == Tool.PEER ? older : cluster.archive();
    }

    @Test
    void backups_of_both_have_several_archives_for_each_tablespace() {
        for (LostCluster.TakenBackup backup : cluster.backups()) {
            assertThat(cluster.archive().keys())
                    .as(backup.toString())
                    .filteredOn(key -> key.startsWith("base/" + backup.id()))
                    .contains("base/" + backup.id() + "/data_0001.tar")
                    .filteredOn(key -> key.matches("base/[^/]*/\\d+(_0001)?\\.tar"))
                    .hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void restores_a_backup_of_the_other_and_replays_the_wal_of_both(Tool reader) throws IOException {
        String id = cluster.lastBy(reader.other()).id();

        new Recovery(cluster, reader, archiveFor(reader), folder.resolve("restored by " + reader))
                .assertBringsBackAllRows(id);
    }

    @Test
    void both_print_the_same_list() {
        String console = older.run(Tool.PEER, "backup-list").expectSuccess().stdout();

        assertThat(older.run(Tool.PGCELLAR, "backup-list").expectSuccess().stdout())
                .isEqualTo(console);
        assertThat(cluster.archive()
                        .run(Tool.PGCELLAR, "backup-list")
                        .expectSuccess()
                        .stdout())
                .isEqualTo(console)
                .contains(cluster.backups().stream()
                        .map(LostCluster.TakenBackup::id)
                        .toList());
        assertThat(json(older.run(Tool.PGCELLAR, "backup-list", "--format", "json")))
                .isEqualTo(json(older.run(Tool.PEER, "backup-list", "--format", "json")));
    }

    @ParameterizedTest
    @EnumSource
    void both_show_the_same_of_a_backup(Tool writer) {
        String id = cluster.lastBy(writer).id();

        assertThat(older.run(Tool.PGCELLAR, "backup-show", id).expectSuccess().stdout())
                .isEqualTo(
                        older.run(Tool.PEER, "backup-show", id).expectSuccess().stdout());
        assertThat(json(older.run(Tool.PGCELLAR, "backup-show", "--format=json", id)))
                .isEqualTo(json(older.run(Tool.PEER, "backup-show", "--format=json", id)));
    }

    private static String json(ProcessOutcome outcome) {
        return JsonOutput.withoutNewerKeys(outcome.expectSuccess().stdout());
    }

    @Test
    void the_older_release_cannot_read_a_record_with_the_newer_fields() {
        String refused = cluster.lastBy(Tool.PGCELLAR).id();
        String read = cluster.lastBy(Tool.PEER).id();

        ProcessOutcome outcome = cluster.archive().run(Tool.PEER, "backup-list");

        assertThat(outcome.expectSuccess().stdout()).contains(read).doesNotContain(refused);
        assertThat(outcome.stderr()).contains("WARNING").contains(refused);
    }

    @ParameterizedTest
    @EnumSource
    void honours_the_keep_annotation_of_the_other(Tool deleter) {
        Archive archive = older.copyAs("kept for " + deleter);
        String id = cluster.backups().get(0).id();
        archive.run(deleter.other(), "backup-keep", id, "--target", "full").expectSuccess();

        assertThat(archive.run(deleter, "backup-keep", id, "--status")
                        .expectSuccess()
                        .stdout())
                .isEqualTo("Keep: full\n");
        assertThat(archive.run(deleter, "backup-list").stdout())
                .contains("KEEP:FULL")
                .isEqualTo(archive.run(deleter.other(), "backup-list").stdout());
        List<String> before = archive.keys();
        assertThat(archive.run(deleter, "backup-delete", "-b", id).exitCode()).isEqualTo(1);
        archive.run(deleter, "backup-delete", "-r", "REDUNDANCY 3").expectSuccess();
        assertThat(archive.keys()).isEqualTo(before);

        archive.run(deleter, "backup-keep", id, "--release").expectSuccess();
        assertThat(archive.run(deleter.other(), "backup-keep", id, "--status")
                        .expectSuccess()
                        .stdout())
                .isEqualTo("Keep: nokeep\n");
    }

    @ParameterizedTest
    @EnumSource
    void deletes_one_backup_of_the_other_and_no_wal_that_another_needs(Tool deleter) {
        Archive archive = older.copyAs("one deleted by " + deleter);
        String id = cluster.lastBy(deleter.other()).id();

        archive.run(deleter, "backup-delete", "-b", id).expectSuccess();

        assertThat(archive.keys())
                .isEqualTo(older.keys().stream()
                        .filter(key -> !key.startsWith("base/" + id + "/"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_policy_deletes_the_older_backups_of_both_and_their_wal(Tool deleter) {
        Archive archive = older.copyAs("policy of " + deleter);
        LostCluster.TakenBackup newest = cluster.backups().get(WRITERS.size() - 1);
        String needed = beginWal(archive, newest.id());

        archive.run(deleter, "backup-delete", "--retention-policy", "REDUNDANCY 1")
                .expectSuccess();

        assertThat(archive.keys())
                .isEqualTo(older.keys().stream()
                        .filter(key -> key.startsWith("base/" + newest.id() + "/")
                                || key.startsWith("wals/") && fileName(key).compareTo(needed) >= 0)
                        .toList())
                .isNotEqualTo(older.keys());
    }

    private static String beginWal(Archive archive, String id) {
        return archive.content("base/" + id + "/backup.info")
                .lines()
                .filter(line -> line.startsWith("begin_wal="))
                .findFirst()
                .orElseThrow()
                .substring("begin_wal=".length());
    }

    private static String fileName(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
