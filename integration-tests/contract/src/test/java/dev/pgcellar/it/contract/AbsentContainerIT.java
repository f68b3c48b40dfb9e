package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A bucket or folder that does not exist, without {@code --test} (contract 00 sections 5 and 6). */
@ExtendWith(SharedServers.class)
class AbsentContainerIT {

    @TempDir
    Path folder;

    private final Archives archives;

    AbsentContainerIT(Archives archives) {
        this.archives = archives;
    }

    @ParameterizedTest
    @CsvSource({
        "WAL_ARCHIVE,FILE", "WAL_ARCHIVE,S3",
        "WAL_RESTORE,FILE", "WAL_RESTORE,S3",
        "RESTORE,FILE", "RESTORE,S3",
        "BACKUP_LIST,FILE", "BACKUP_LIST,S3",
        "BACKUP_SHOW,FILE", "BACKUP_SHOW,S3",
    })
    void every_command_reports_it_and_creates_nothing(StoreCommand command, ArchiveKind kind) {
        Archive archive = archives.absent(kind);

        ProcessOutcome outcome = command.run(archive, folder);

        ReportedFailure.of(outcome).withExitCode(4).naming(archive.container());
        assertThat(archive.folder()).doesNotExist();
        assertThat(folder.resolve("destination")).doesNotExist();
        assertThat(folder.resolve("restored")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void a_backup_into_it_fails(ArchiveKind kind, PostgresServer postgres) {
        Archive archive = archives.absent(kind);

        ProcessOutcome outcome = StoreCommand.BACKUP
                .on(archive, folder)
                .environment(postgres.libpqEnvironment())
                .run(Archive.LIMIT);

        ReportedFailure.of(outcome).withExitCode(1).naming(archive.container());
        assertThat(archive.folder()).doesNotExist();
    }
}
