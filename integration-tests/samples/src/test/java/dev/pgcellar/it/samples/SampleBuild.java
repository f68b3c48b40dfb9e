package dev.pgcellar.it.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The build of a sample, with its tests, outside this checkout. It finds PgCellar in a throw-away local repository, on
 * top of the one that this build uses; nothing is installed into the latter.
 */
final class SampleBuild {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Path checkout = Path.of(System.getProperty("pgcellar.checkout"));
    private final String version = System.getProperty("pgcellar.version");
    private final Path samples = Path.of(System.getProperty("pgcellar.samples"));
    private final String name;

    SampleBuild(String name) {
        this.name = name;
    }

    /** Builds and tests the sample; what the build says is shown when it fails. */
    void verify() throws IOException {
        Path repository = samples.resolve(name + "-repository");
        new PublishedArtifacts(checkout, version).installTo(repository);
        Path project = samples.resolve(name);
        if (Files.exists(project)) {
            new Folder(project).delete();
        }
        new Folder(checkout.resolve("integration-tests").resolve(name)).copyTo(project);

        ProcessOutcome outcome = CommandLineProcess.of(checkout.resolve("mvnw").toString())
                .arguments("-B", "-ntp", "verify", "-Dpgcellar.version=" + version)
                .arguments("-Dmaven.repo.local=" + repository)
                .arguments("-Dmaven.repo.local.tail=" + System.getProperty("maven.repository"))
                .workingFolder(project)
                .run(LIMIT);

        assertThat(outcome.exitCode()).as(outcome.stdout() + outcome.stderr()).isZero();
        assertThat(outcome.stdout()).contains("BUILD SUCCESS").containsPattern("Tests run: [1-9]");
    }
}
