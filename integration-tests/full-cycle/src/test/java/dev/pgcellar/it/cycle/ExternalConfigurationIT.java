package dev.pgcellar.it.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration files outside the data directory (contract 01 section 2.6). */
class ExternalConfigurationIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void host_rules_outside_the_data_directory_are_restored_into_it_and_included_files_are_named(@TempDir Path folder)
            throws Exception {
        Path rules = Files.writeString(
                Files.createDirectories(folder.resolve("etc")).resolve("rules.conf"),
                "local all all trust\nhost all all all trust\n");
        Path included = Files.writeString(folder.resolve("etc/extra.conf"), "work_mem = '7MB'\n");
        String url = "file://" + Files.createDirectories(folder.resolve("store"));
        try (PostgresServer server = PostgresServer.builder()
                .folder(folder.resolve("primary"))
                .setting("include", included.toString())
                .setting("hba_file", rules.toString())
                .start()) {
            PgCellarProgram program = PgCellarProgram.ofThisBuild();

            ProcessOutcome backup = program.pgcellar("backup", url, "srv", "--immediate-checkpoint")
                    .environment(server.libpqEnvironment())
                    .run(LIMIT)
                    .expectSuccess();
            program.dropIn(
                            "restore",
                            url,
                            "srv",
                            "latest",
                            folder.resolve("restored").toString())
                    .run(LIMIT)
                    .expectSuccess();

            assertThat(folder.resolve("restored/rules.conf")).hasSameTextualContentAs(rules);
            assertThat(backup.stderr()).contains("WARNING").contains(included.toString());
            assertThat(backup.stderr().lines()).hasSize(1);
        }
    }
}
