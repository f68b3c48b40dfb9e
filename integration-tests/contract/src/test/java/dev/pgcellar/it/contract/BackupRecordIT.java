package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.postgres.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a complete backup says of itself (contract 02 sections 1 and 3, 03 section 3.4). */
@ExtendWith(SharedServers.class)
class BackupRecordIT {

    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?[+-]\\d\\d:\\d\\d";
    private static final String LSN = "[0-9A-F]+/[0-9A-F]+";
    private static final String SEGMENT = "[0-9A-F]{24}";
    private static final String NUMBER = "\\d+";
    private static final String SECONDS = "\\d+\\.\\d+(e-\\d+)?";

    private final Archives archives;
    private final PostgresServer postgres;
    private final SampleBackup backup;

    BackupRecordIT(Archives archives, PostgresServer postgres, SampleBackup backup) {
        this.archives = archives;
        this.postgres = postgres;
        this.backup = backup;
    }

    @Test
    void a_backup_records_what_the_contract_lists() {
        Map<String, String> fields = BackupRecord.parse(
                        new String(backup.content(backup.key("backup.info")), StandardCharsets.UTF_8))
                .fields();

        assertThat(fields)
                .containsEntry("status", "DONE")
                .containsEntry("server_name", "cloud")
                .containsEntry("mode", "None")
                .containsEntry("compression", "None")
                .containsEntry("size", "None")
                .containsEntry("error", "None")
                .containsEntry("timeline", "1")
                .containsEntry("xlog_segment_size", "16777216")
                .containsEntry("pgdata", postgres.queryOne("SHOW data_directory"))
                .containsEntry("version", postgres.queryOne("SHOW server_version_num"))
                .containsEntry("data_checksums", postgres.queryOne("SHOW data_checksums"))
                .containsEntry("systemid", postgres.queryOne("SELECT system_identifier::text FROM pg_control_system()"))
                .containsEntry("tablespaces", tablespaces())
                .doesNotContainKeys("backup_name", "snapshots_info");
        assertThat(fields.get("begin_time")).matches(TIME);
        assertThat(fields.get("end_time")).matches(TIME);
        assertThat(List.of(fields.get("begin_xlog"), fields.get("end_xlog"))).allMatch(lsn -> lsn.matches(LSN));
        assertThat(List.of(fields.get("begin_wal"), fields.get("end_wal"))).allMatch(wal -> wal.matches(SEGMENT));
        assertThat(List.of(fields.get("begin_offset"), fields.get("end_offset"), fields.get("cluster_size")))
                .allMatch(number -> number.matches(NUMBER));
        assertThat(fields.get("backup_label"))
                .startsWith("'START WAL LOCATION: " + fields.get("begin_xlog") + " (file " + fields.get("begin_wal"))
                .contains("LABEL: Barman backup cloud " + backup.id() + "\\n");
        assertThat(fields.get("copy_stats")).matches(copyStatistics());
    }

    private String tablespaces() {
        return postgres.queryOne("SELECT format('[(''%s'', %s, ''%s'')]', spcname, oid, pg_tablespace_location(oid))"
                + " FROM pg_tablespace WHERE spcname = '" + SampleBackup.TABLESPACE + "'");
    }

    private String copyStatistics() {
        String oid =
                postgres.queryOne("SELECT oid FROM pg_tablespace WHERE spcname = '" + SampleBackup.TABLESPACE + "'");
        String item = "\\{'" + oid + "': VALUE, 'data': VALUE\\}";
        return "\\{'total_time': " + SECONDS
                + ", 'number_of_workers': 1, 'analysis_time': 0, 'analysis_time_per_item': "
                + item.replace("VALUE", "0") + ", 'copy_time_per_item': " + item.replace("VALUE", SECONDS)
                + ", 'serialized_copy_time_per_item': " + item.replace("VALUE", SECONDS) + ", 'copy_time': " + SECONDS
                + ", 'serialized_copy_time': " + SECONDS + "\\}";
    }

    @Test
    void a_backup_makes_a_restore_point_of_its_id() throws IOException {
        assertThat(Files.readString(postgres.logFile())).contains("restore point \"barman_" + backup.id() + "\"");
    }

    @Test
    void a_backup_of_the_same_second_takes_the_next_one() {
        Archive archive = archives.create(ArchiveKind.FILE);
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        List<String> taken = IntStream.rangeClosed(0, 5)
                .mapToObj(second -> ID.format(now.plusSeconds(second)))
                .toList();
        taken.forEach(id -> archive.put("base/" + id + "/data.tar", new byte[] {1}));

        archive.command("backup", "--immediate-checkpoint")
                .environment(postgres.libpqEnvironment())
                .run(Archive.LIMIT)
                .expectSuccess();

        assertThat(archive.files())
                .filteredOn(key -> key.endsWith("/backup.info"))
                .singleElement()
                .satisfies(key -> assertThat(key.split("/")[1]).isGreaterThan(taken.get(taken.size() - 1)));
        assertThat(taken).allSatisfy(id -> assertThat(archive.get("base/" + id + "/data.tar"))
                .containsExactly(1));
    }
}
