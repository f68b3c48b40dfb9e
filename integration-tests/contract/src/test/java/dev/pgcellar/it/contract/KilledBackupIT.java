package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.Polling;
import dev.pgcellar.testsupport.process.Signal;
import dev.pgcellar.testsupport.s3.Fault;
import dev.pgcellar.testsupport.s3.FaultProxy;
import dev.pgcellar.testsupport.s3.RecordedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL to {@code backup}: before its last object it is invisible, after it complete, and in neither case in the way of
 * later backups, restores and deletions.
 */
@ExtendWith(SharedServers.class)
class KilledBackupIT {

    private static final Predicate<RecordedRequest> BEGINNING_OF_AN_ARCHIVE =
            request -> request.method().equals("POST") && request.hasParameter("uploads");
    private static final Predicate<RecordedRequest> PART =
            request -> request.method().equals("PUT") && request.hasParameter("partNumber");
    private static final Predicate<RecordedRequest> END_OF_AN_ARCHIVE =
            request -> request.method().equals("POST") && request.hasParameter("uploadId");
    private static final Predicate<RecordedRequest> BACKUP_INFO =
            request -> request.method().equals("PUT") && request.path().endsWith("/backup.info");

    private final Archives archives;
    private final PostgresServer postgres;

    KilledBackupIT(Archives archives, PostgresServer postgres) {
        this.archives = archives;
        this.postgres = postgres;
    }

    @Test
    void at_every_stage_in_a_bucket(@TempDir Path folder) throws Exception {
        Archive archive = archives.create(ArchiveKind.S3);

        // PostgreSQL is in backup mode from before the first archive on.
        List<String> unfinished = List.of(
                killAt(archive, BEGINNING_OF_AN_ARCHIVE, Fault.neverAnswer(), () -> true),
                killAt(archive, PART, Fault.keepAnswer(), () -> true),
                killAt(archive, END_OF_AN_ARCHIVE, Fault.keepAnswer(), () -> holds(archive, ".tar")),
                killAt(archive, BACKUP_INFO, Fault.neverReadBody(), () -> true));

        assertThat(archive.openUploads()).isPositive();
        assertThat(listed(archive)).isEmpty();

        String complete = killAt(archive, BACKUP_INFO, Fault.keepAnswer(), () -> holds(archive, "/backup.info"));

        assertThat(listed(archive)).containsExactly(complete);
        backup(archive);
        archive.run("backup-delete", "-r", "REDUNDANCY 1").expectSuccess();
        List<String> remaining = listed(archive);
        assertThat(remaining).hasSize(1).doesNotContain(complete);
        restore(archive, remaining.get(0), folder);
        for (String id : unfinished) {
            archive.run("backup-delete", "-b", id).expectSuccess();
        }
        assertThat(archive.openUploads()).isZero();
        assertThat(listed(archive)).isEqualTo(remaining);
    }

    @Test
    void in_the_middle_in_a_folder(@TempDir Path folder) throws Exception {
        Archive archive = archives.create(ArchiveKind.FILE);
        try (CommandLineProcess backup = SlowBackup.start(archive, postgres)) {
            kill(backup);
        }
        assertThat(archive.files()).isNotEmpty();
        assertThat(listed(archive)).isEmpty();
        String killed = archive.files().get(0).split("/")[1];
        awaitNextSecond();

        backup(archive);
        archive.run("backup-delete", "-b", killed).expectSuccess();

        List<String> remaining = listed(archive);
        assertThat(remaining).hasSize(1);
        assertThat(archive.files()).noneMatch(file -> file.contains("/.pgcellar-tmp-"));
        restore(archive, remaining.get(0), folder);
    }

    /** Kills a backup at a request, and returns its id. */
    private String killAt(
            Archive archive, Predicate<RecordedRequest> stage, Fault fault, Polling.Condition arrivedAtTheServer) {
        try (FaultProxy proxy = FaultProxy.before(archives.server().endpoint()).injectOnce(stage, fault);
                CommandLineProcess backup =
                        command(archive.at(proxy.endpoint())).start()) {
            backup.await(
                    "the request",
                    Archive.LIMIT,
                    () -> proxy.requests().stream().anyMatch(stage) && arrivedAtTheServer.holds());
            kill(backup);
            SlowBackup.assertNoneConnected(postgres);
            return proxy.requests().stream()
                    .filter(stage)
                    .map(request -> request.path().split("/")[4])
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Ids name the second in which a backup begins. */
    private static void awaitNextSecond() throws Exception {
        long second = Instant.now().getEpochSecond();
        Polling.until("the next second", Archive.LIMIT, () -> Instant.now().getEpochSecond() > second);
    }

    private static boolean holds(Archive archive, String ending) {
        return archive.files().stream().anyMatch(key -> key.endsWith(ending));
    }

    private static void kill(CommandLineProcess backup) {
        backup.send(Signal.KILL);
        backup.awaitExit(Archive.LIMIT);
    }

    private void backup(Archive archive) {
        command(archive).run(Archive.LIMIT).expectSuccess();
    }

    private CommandLineProcess.Builder command(Archive archive) {
        return archive.command("backup", "--immediate-checkpoint").environment(postgres.libpqEnvironment());
    }

    private static void restore(Archive archive, String id, Path folder) {
        archive.command(
                        "restore",
                        "--tablespace",
                        SampleBackup.TABLESPACE + ":" + folder.resolve("space"),
                        id,
                        folder.resolve("data").toString())
                .run(Archive.LIMIT)
                .expectSuccess();
        assertThat(Files.isRegularFile(folder.resolve("data/global/pg_control")))
                .isTrue();
    }

    private static List<String> listed(Archive archive) throws Exception {
        String json =
                archive.run("backup-list", "--format", "json").expectSuccess().stdout();
        JsonNode backups = new ObjectMapper().readTree(json).get("backups_list");
        return StreamSupport.stream(backups.spliterator(), false)
                .map(backup -> backup.get("backup_id").asText())
                .toList();
    }
}
