package dev.pgcellar.storage.azure;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.testsupport.azure.AzuriteServer;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not grow with a blob. The system property {@code pgcellar.large.mebibytes} sets another size. */
class LargeBlobTest {

    private static final long MEBIBYTES = Long.getLong("pgcellar.large.mebibytes", 320);

    @Test
    @Tag("slow")
    void a_blob_of_five_times_the_heap_goes_up_and_down(@TempDir Path folder) {
        assumeTrue(AzuriteServer.obstacle().isEmpty(), () -> AzuriteServer.obstacle()
                .orElseThrow());
        try (AzuriteServer server = AzuriteServer.startOn(folder)) {
            server.createContainer("large");

            String report = CommandLineProcess.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LargeBlob.class.getName(),
                            server.endpoint().toString(),
                            "large",
                            Long.toString(MEBIBYTES << 20))
                    .run(Duration.ofMinutes(20))
                    .expectSuccess()
                    .stdout();

            System.out.print(report);
        }
    }
}
