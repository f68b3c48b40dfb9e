package dev.pgcellar.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.catalog.BackupCatalog;
import dev.pgcellar.catalog.BackupId;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.BackupInfoBuilder;
import dev.pgcellar.catalog.BackupInfoFormat;
import dev.pgcellar.catalog.BackupStatus;
import dev.pgcellar.catalog.KeepAnnotations;
import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.catalog.Tablespace;
import dev.pgcellar.catalog.literal.PythonValue;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.testing.Golden;
import dev.pgcellar.testing.InMemoryObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BackupOutputTest {

    private static final BackupId ID = new BackupId("20260110T100000");
    private static final ServerLayout LAYOUT = new ServerLayout("", "srv");

    private final InMemoryObjectStore store = Golden.sampleStore("srv");
    private final StringBuilder out = new StringBuilder();

    static Stream<Arguments> shownBackups() {
        return Stream.concat(
                Golden.sampleCatalog().entrySet().stream()
                        .map(entry -> shown(entry.getKey(), entry.getValue(), "backup-show-" + entry.getKey())),
                Stream.of(
                        shown("20260117T100000", "hook-incremental.backup.info", "backup-show-20260117T100000"),
                        shown("20261122T105906", "real-pg15-tablespaces.backup.info", "real-pg15-tablespaces.show")));
    }

    private static Arguments shown(String id, String source, String golden) {
        return Arguments.of(id, source, golden);
    }

    @ParameterizedTest
    @MethodSource("shownBackups")
    void shows_a_backup_as_the_golden_text(String id, String source, String golden) throws Exception {
        BackupShowText.write(read(id, source), out);

        assertThat(out).hasToString(Golden.text(golden + ".txt"));
    }

    @ParameterizedTest
    @MethodSource("shownBackups")
    void shows_a_backup_as_the_golden_json(String id, String source, String golden) throws Exception {
        BackupJson.writeShow(read(id, source), out);

        assertThat(out).hasToString(Golden.text(golden + ".json"));
    }

    @Test
    void lists_the_sample_catalog_as_the_golden_table() throws Exception {
        List<BackupInfo> backups = sampleBackups();
        Map<BackupId, KeepTarget> keeps = new KeepAnnotations(store, LAYOUT)
                .readAll(backups.stream().map(BackupInfo::id).toList());

        BackupListTable.write(backups, keeps, out);

        assertThat(out).hasToString(Golden.text("backup-list.txt"));
    }

    @Test
    void lists_the_sample_catalog_as_the_golden_json() throws Exception {
        BackupJson.writeList(sampleBackups(), out);

        assertThat(out).hasToString(Golden.text("backup-list.json"));
    }

    @Test
    void an_empty_catalog_is_a_header_and_an_empty_list() throws Exception {
        BackupListTable.write(List.of(), Map.of(), out);
        BackupJson.writeList(List.of(), out);

        assertThat(out.toString().lines())
                .containsExactly(
                        Golden.text("backup-list.txt").lines().findFirst().orElseThrow(), "{\"backups_list\": []}");
    }

    @Test
    void a_row_is_blank_where_a_value_is_not_known() throws Exception {
        BackupListTable.write(List.of(done().build()), Map.of(), out);

        assertThat(out.toString().lines().skip(1)).containsExactly("20260110T100000" + " ".repeat(97));
    }

    @Test
    void columns_are_neither_cut_nor_confused_by_characters_outside_the_basic_plane() throws Exception {
        BackupInfo backup = done().backupName("😀 a name of more than twenty characters")
                .beginWal("😀")
                .build();

        BackupListTable.write(List.of(backup), Map.of(ID, new KeepTarget("odd")), out);

        assertThat(out.toString().lines().skip(1))
                .containsExactly("20260110T100000" + " ".repeat(30) + "😀" + " ".repeat(29) + "KEEP:ODD" + " ".repeat(9)
                        + "😀 a name of more than twenty characters");
    }

    @Test
    void iso_times_always_have_seconds_and_an_offset() throws Exception {
        BackupInfo backup = done().beginTime(OffsetDateTime.parse("2026-01-03T10:00+05:30"))
                .endTime(OffsetDateTime.parse("2026-01-03T10:00:00.000100Z"))
                .build();

        BackupJson.writeShow(backup, out);

        assertThat(out.toString())
                .contains("\"begin_time\": \"Sat Jan  3 10:00:00 2026\"")
                .contains("\"begin_time_iso\": \"2026-01-03T10:00:00+05:30\"")
                .contains("\"end_time_iso\": \"2026-01-03T10:00:00.000100+00:00\"");
    }

    @Test
    void json_is_ascii_with_surrogate_pairs() throws Exception {
        BackupJson.writeShow(done().serverName("\"é😀\u007f\b\u0001/").build(), out);

        assertThat(out.toString()).startsWith("{\"\\\"\\u00e9\\ud83d\\ude00\\u007f\\b\\u0001/\": {");
    }

    @Test
    void a_backup_without_server_name_is_shown_under_null() throws Exception {
        BackupJson.writeShow(done().build(), out);

        assertThat(out.toString())
                .startsWith("{\"null\": {\"backup_label\": null, ")
                .endsWith("}}\n");
    }

    @Test
    void json_keys_are_texts_whatever_the_literal_had() throws Exception {
        PythonValue.Dict stats = new PythonValue.Dict(
                Map.of(PythonValue.of(16384), new PythonValue.ListValue(List.of(PythonValue.Constant.TRUE))));

        BackupJson.writeShow(done().copyStats(stats).build(), out);

        assertThat(out.toString()).contains("\"copy_stats\": {\"16384\": [true]}");
    }

    @Test
    void shows_none_for_what_is_not_known_of_a_complete_backup() throws Exception {
        BackupShowText.write(done().build(), out);

        assertThat(out.toString())
                .contains("  Server Name            : None\n", "  PostgreSQL Version     : None\n")
                .contains("    Begin time           : None\n", "    End LSN              : None\n")
                .doesNotContain("System Id", "Copy time", "Server information");
    }

    @Test
    void shows_how_long_starting_the_copy_took() throws Exception {
        PythonValue.Dict stats =
                PythonValue.dict(Map.of("copy_time", PythonValue.of(3661.9), "analysis_time", PythonValue.of(1)));

        BackupShowText.write(done().copyStats(stats).build(), out);

        assertThat(out.toString())
                .contains("    Copy time            : 1 hour, 1 minute, 1 second + 1 second startup\n");
    }

    @Test
    void an_empty_backup_is_shown_as_far_as_its_status() throws Exception {
        BackupShowText.write(BackupInfo.builder(ID).build(), out);

        assertThat(out.toString())
                .isEqualTo("Backup 20260110T100000:\n"
                        + "  Server Name            : None\n"
                        + "  Status                 : EMPTY\n\n");
    }

    @Test
    void no_line_of_text_exceeds_one_mebibyte() throws Exception {
        String huge = "日".repeat(3_000_000);
        BackupInfo backup = done().backupName(huge)
                .tablespaces(List.of(new Tablespace(huge, 16384, huge)))
                .build();

        BackupShowText.write(backup, out);
        BackupListTable.write(List.of(backup), Map.of(), out);

        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(1 << 20));
    }

    @Test
    void a_list_is_written_one_backup_at_a_time() throws Exception {
        StringBuilder seen = new StringBuilder();
        Iterable<BackupInfo> backups = () -> IntStream.range(0, 3)
                .mapToObj(i -> {
                    seen.append(out.toString().contains("name-" + (i - 1)) ? "written " : "first ");
                    return done().backupName("name-" + i).build();
                })
                .iterator();

        BackupJson.writeList(backups, out);
        out.setLength(0);
        BackupListTable.write(backups, Map.of(), out);

        assertThat(seen).hasToString("first written written first written written ");
    }

    private static BackupInfo read(String id, String golden) throws Exception {
        return new BackupInfoFormat(Clock.systemUTC()).read(new BackupId(id), Golden.bytes(golden));
    }

    private List<BackupInfo> sampleBackups() throws Exception {
        return new BackupCatalog(store, LAYOUT, new BackupInfoFormat(Clock.systemUTC()))
                .list()
                .backups();
    }

    private static BackupInfoBuilder done() {
        return BackupInfo.builder(ID).status(BackupStatus.DONE);
    }
}
