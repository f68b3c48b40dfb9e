package dev.pgcellar.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.catalog.literal.PythonValue;
import dev.pgcellar.catalog.literal.PythonValue.Constant;
import dev.pgcellar.testing.Golden;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupInfoFormatTest {

    private static final BackupId ID = new BackupId("20260110T100000");

    private final BackupInfoFormat format =
            new BackupInfoFormat(Clock.fixed(Instant.parse("2026-03-15T12:00:00Z"), ZoneId.of("Europe/Berlin")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "failed-real",
                "failed",
                "hook-incremental",
                "hook-rsync",
                "named",
                "real-pg15-named-split",
                "real-pg15-tablespaces",
                "snapshot-aws-real",
                "snapshot-aws",
                "snapshot-azure",
                "snapshot-gcp",
                "tablespaces"
            })
    void writes_every_golden_file_as_it_was_read(String name) throws BackupInfoException {
        byte[] golden = Golden.bytes(name + ".backup.info");

        byte[] written = format.write(format.read(ID, golden));

        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(new String(golden, StandardCharsets.UTF_8));
    }

    @Test
    void reads_the_values_of_a_real_backup() throws BackupInfoException {
        BackupInfo info = format.read(ID, Golden.bytes("real-pg15-named-split.backup.info"));

        assertThat(info.id()).isEqualTo(ID);
        assertThat(info.isDone()).isTrue();
        assertThat(info.backupName()).contains("my name");
        assertThat(info.backupLabel().orElseThrow())
                .startsWith("START WAL LOCATION: 0/4000028 (file 000000010000000000000004)\nCHECKPOINT")
                .endsWith("START TIMELINE: 1\n");
        assertThat(info.backupLabelLiteral().orElseThrow()).startsWith("'START").endsWith("\\n'");
        assertThat(info.beginTime()).contains(OffsetDateTime.parse("2026-11-22T11:04:47.161312Z"));
        assertThat(info.endXlog()).contains("0/4000100");
        assertThat(info.clusterSize()).contains(23444017L);
        assertThat(info.version()).contains(150018L);
        assertThat(info.tablespaces())
                .containsExactly(
                        new Tablespace("ts1", 16384, "/srv/pg/ts1"),
                        new Tablespace("Ts 2", 16385, "/srv/pg/ts2"),
                        new Tablespace("int'tbs", 16396, "/srv/pg/data/intbs"));
        assertThat(info.copyStats().orElseThrow().get("total_time")).contains(PythonValue.of(3.339828));
        assertThat(info.error()).isEmpty();
        assertThat(info.snapshotsInfo()).isEmpty();
    }

    @Test
    void reads_what_a_snapshot_backup_consists_of() throws BackupInfoException {
        BackupInfo info = format.read(ID, Golden.bytes("snapshot-azure.backup.info"));

        SnapshotsInfo snapshots = info.snapshotsInfo().orElseThrow();
        assertThat(snapshots.provider()).isEqualTo("azure");
        assertThat(snapshots.providerInfo()).containsEntry("resource_group", PythonValue.of("my-rg"));
        assertThat(snapshots.snapshots()).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.mountPoint()).isEqualTo(PythonValue.of("/opt/disk0"));
            assertThat(snapshot.provider()).containsEntry("lun", PythonValue.of(10));
        });
    }

    @Test
    void a_snapshot_loses_unknown_keys_and_lacks_no_known_one() throws BackupInfoException {
        BackupInfo info = read("snapshots_info={'provider': 'aws', 'more': 1, 'provider_info': {'zone': 'z'}, "
                + "'snapshots': [{'mount': {'mount_point': '/m'}, 'provider': {'snapshot_id': 's', 'other': 2}}]}");

        SnapshotsInfo snapshots = info.snapshotsInfo().orElseThrow();

        assertThat(snapshots.providerInfo())
                .containsExactly(Map.entry("account_id", Constant.NONE), Map.entry("region", Constant.NONE));
        assertThat(snapshots.snapshots()).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.mountOptions()).isEqualTo(Constant.NONE);
            assertThat(snapshot.provider().keySet())
                    .containsExactly("device_name", "snapshot_id", "snapshot_name", "snapshot_lock_mode");
            assertThat(snapshot.provider()).containsEntry("snapshot_id", PythonValue.of("s"));
        });
    }

    @Test
    void an_empty_file_is_an_empty_backup() throws BackupInfoException {
        BackupInfo info = read("");

        assertThat(info).isEqualTo(BackupInfo.builder(ID).build());
        assertThat(info.status()).contains("EMPTY");
        assertThat(info.xlogSegmentSize()).contains(16777216L);
        assertThat(info.tablespaces()).isEmpty();
    }

    @Test
    void passes_over_comments_and_blank_lines_and_trims_names_and_values() throws BackupInfoException {
        BackupInfo info = read("# status=FAILED\n\n   \t\n  status =  DONE \r\nbackup_name= a = b \n");

        assertThat(info.status()).contains("DONE");
        assertThat(info.backupName()).contains("a = b");
    }

    @Test
    void an_indented_comment_is_none() {
        assertThatThrownBy(() -> read(" # note")).isInstanceOf(UnreadableBackupInfoException.class);
    }

    @Test
    void none_unsets_any_field_and_its_default() throws BackupInfoException {
        BackupInfo info = read("status=None\nxlog_segment_size=None\nbackup_name=None\ncopy_stats=None\nend_time=None");

        assertThat(info.status()).isEmpty();
        assertThat(info.xlogSegmentSize()).isEmpty();
        assertThat(info.backupName()).isEmpty();
        assertThat(info.copyStats()).isEmpty();
        assertThat(info.endTime()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-10 10:00:00.5+02:00 | 2026-01-10T10:00:00.5+02:00",
                "2026-01-10T10:00:00+00:00 | 2026-01-10T10:00:00Z",
                "Sat Jan 10 10:00:00 2026 | 2026-01-10T10:00:00+01:00",
                "2026-07-10 10:00:00 | 2026-07-10T10:00:00+02:00",
            })
    void reads_times_of_other_writers_in_the_local_zone_when_they_have_none(String text, String expected)
            throws BackupInfoException {
        BackupInfo info = read("end_time=" + text);

        assertThat(info.endTime()).contains(OffsetDateTime.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup_name",
                "begin_offset=ten",
                "cluster_size=99999999999999999999",
                "copy_stats={'a': }",
                "copy_stats=[1]",
                "included_files=['a', 1]",
                "tablespaces=[('ts1', 16384)]",
                "tablespaces=[('ts1', '16384', '/srv')]",
                "tablespaces='x'",
                "begin_time=yesterday",
                "snapshots_info={'provider': 'ibm', 'provider_info': {}, 'snapshots': []}",
                "snapshots_info={'snapshots': []}",
                "backup_id=a/b",
            })
    void damaged_content_is_unreadable_with_a_reason_of_one_line(String line) {
        assertThatThrownBy(() -> read("status=DONE\n" + line + "\n"))
                .isInstanceOfSatisfying(UnreadableBackupInfoException.class, e -> {
                    assertThat(e.backupId()).isEqualTo(ID);
                    assertThat(e.reason()).isNotBlank().doesNotContain("\n", "null");
                    assertThat(e.getMessage()).contains(ID.text(), e.reason());
                });
    }

    @Test
    void a_field_of_a_later_version_is_told_apart_from_damage() {
        assertThatThrownBy(() -> read("status=DONE\nmanifest_sha=abc\n"))
                .isInstanceOfSatisfying(UnknownFieldException.class, e -> {
                    assertThat(e.field()).isEqualTo("manifest_sha");
                    assertThat(e.getMessage()).contains("manifest_sha", ID.text(), "upgrade");
                });
    }

    @Test
    void messages_are_one_line_even_when_the_folder_name_is_not() {
        BackupId odd = new BackupId("a\nb");

        assertThatThrownBy(() -> format.read(odd, "x".getBytes(StandardCharsets.UTF_8)))
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> format.read(odd, "x=1".getBytes(StandardCharsets.UTF_8)))
                .hasMessageNotContaining("\n");
    }

    @Test
    void tolerates_the_extra_names_of_other_writers() throws BackupInfoException {
        BackupInfo info = read("backup_version=2\nfilename=/x\nbackup_id=20250101T000000\nstatus=DONE");

        assertThat(info.id()).isEqualTo(new BackupId("20250101T000000"));
        assertThat(info.isDone()).isTrue();
        assertThat(written(info)).doesNotContain("backup_version", "filename", "\nbackup_id");
    }

    @Test
    void text_that_is_not_utf8_is_unreadable() {
        assertThatThrownBy(() -> format.read(ID, new byte[] {'e', '=', (byte) 0xff}))
                .isInstanceOf(UnreadableBackupInfoException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void content_beyond_the_limit_is_unreadable() {
        assertThatThrownBy(() -> format.read(ID, new byte[BackupInfoFormat.MAX_BYTES + 1]))
                .isInstanceOf(UnreadableBackupInfoException.class)
                .hasMessageContaining("16777217 bytes");
    }

    @Test
    void empty_containers_and_an_empty_label_are_written_as_none() {
        BackupInfo info = BackupInfo.builder(ID)
                .backupLabel("")
                .includedFiles(List.of())
                .tablespaces(List.of())
                .childrenBackupIds(List.of())
                .copyStats(PythonValue.dict(Map.of()))
                .build();

        assertThat(written(info))
                .contains("backup_label=None\n", "included_files=None\n", "tablespaces=None\n", "copy_stats=None\n")
                .contains("children_backup_ids=None\n");
    }

    @Test
    void a_line_break_in_a_name_cannot_make_another_field() throws BackupInfoException {
        BackupInfo info = BackupInfo.builder(ID)
                .backupName("a\nstatus=DONE\r\nb")
                .error("first\nsecond")
                .build();

        BackupInfo read = format.read(ID, format.write(info));

        assertThat(read.status()).contains("EMPTY");
        assertThat(read.backupName()).contains("a status=DONE  b");
        assertThat(read.error()).contains("first second");
    }

    @Test
    void the_record_of_a_failure_has_no_end_time() {
        BackupInfo info = BackupInfo.builder(ID)
                .endTime(OffsetDateTime.parse("2026-01-10T10:00:00Z"))
                .failed("failure uploading data (connection lost)")
                .build();

        assertThat(written(info))
                .contains("status=FAILED\n", "end_time=None\n")
                .contains("error=failure uploading data (connection lost)\n");
    }

    @Test
    void a_label_that_is_no_literal_is_kept_as_it_is() throws BackupInfoException {
        BackupInfo info = read("backup_label=START 'unquoted");

        assertThat(info.backupLabel()).contains("START 'unquoted");
        assertThat(written(info)).contains("backup_label=START 'unquoted\n");
    }

    @Test
    void writes_exactly_the_known_fields_in_alphabetical_order() {
        BackupInfo info = BackupInfo.builder(ID).backupName("n").build();

        Stream<String> names = written(info).lines().map(line -> line.substring(0, line.indexOf('=')));

        assertThat(names).hasSize(34).isSorted().doesNotContain("snapshots_info");
    }

    private BackupInfo read(String content) throws BackupInfoException {
        return format.read(ID, content.getBytes(StandardCharsets.UTF_8));
    }

    private String written(BackupInfo info) {
        return new String(format.write(info), StandardCharsets.UTF_8);
    }
}
