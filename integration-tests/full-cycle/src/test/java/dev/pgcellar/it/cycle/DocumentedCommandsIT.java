package dev.pgcellar.it.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.testsupport.postgres.PostgresVersion;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.S3Server;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that the quick start and the cookbook show do what these pages say. */
class DocumentedCommandsIT {

    @TempDir
    Path folder;

    /** The version that comes with all its client programs. */
    @BeforeAll
    static void needsClientPrograms() {
        assumeTrue(PostgresVersion.V15.isAvailable(), "PostgreSQL 15 with psql, pg_dump and pg_amcheck is not at hand");
    }

    @Test
    void the_quick_start_backs_up_and_restores() throws Exception {
        try (S3Server store = S3Server.start();
                DocumentedCommands commands = new DocumentedCommands(folder, store)) {

            ProcessOutcome outcome = commands.run("quick-start.sh");

            outcome.expectSuccess();
            assertThat(store.keys("my-bucket")).anyMatch(key -> key.matches("pg/main/base/\\w+/backup.info"));
        }
    }

    @Tag("slow")
    @Test
    void the_cookbook_recovers_what_it_says() throws Exception {
        try (S3Server store = S3Server.start();
                DocumentedCommands commands = new DocumentedCommands(folder, store)) {
            store.createBucket("my-bucket");
            commands.archive();

            ProcessOutcome outcome = commands.run("cookbook.sh");

            outcome.expectSuccess();
        }
    }
}
