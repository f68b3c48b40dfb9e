package dev.pgcellar.storage.gcs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.gcs.GcsServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Memory does not grow with an object. The system property {@code pgcellar.large.mebibytes} sets another size. */
class LargeObjectTest {

    private static final long MEBIBYTES = Long.getLong("pgcellar.large.mebibytes", 320);

    @Test
    @Tag("slow")
    void an_object_of_five_times_the_heap_goes_up_and_down() {
        try (GcsServer server = GcsServer.start()) {
            server.createBucket("bucket");

            String report = CommandLineProcess.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LargeObjectProbe.class.getName(),
                            server.endpoint().toString(),
                            "bucket",
                            Long.toString(MEBIBYTES))
                    .run(Duration.ofMinutes(15))
                    .expectSuccess()
                    .stdout();

            System.out.println(MEBIBYTES + " MiB: " + report.strip());
            assertThat(report).startsWith("same");
            assertThat(server.openUploads("bucket")).isZero();
        }
    }
}
