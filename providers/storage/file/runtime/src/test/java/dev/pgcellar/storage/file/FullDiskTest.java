package dev.pgcellar.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store on a file system of one mebibyte, mounted in a mount name space of its own. */
@Timeout(120)
class FullDiskTest {

    @TempDir
    private static Path root;

    @BeforeAll
    static void requireMounts() throws Exception {
        assumeTrue(
                runOnSmallDisk("true").exitCode() == 0, "this machine lets no process mount a file system of its own");
    }

    @Test
    void says_that_the_disk_is_full_and_leaves_nothing_behind() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        Outcome outcome = runOnSmallDisk(
                "exec '%s' -cp '%s' %s '%s'",
                java, System.getProperty("java.class.path"), FullDiskProbe.class.getName(), root);

        assertThat(outcome.output().lines()).hasSize(4).satisfies(lines -> {
            assertThat(lines.get(0)).startsWith("put: StoreErrorException").contains("the disk is full");
            assertThat(lines.get(1)).isEqualTo("leftovers: 0");
            assertThat(lines.get(2)).startsWith("part: StoreErrorException").contains("the disk is full");
            assertThat(lines.get(3)).isEqualTo("leftovers: 0");
        });
    }

    private record Outcome(int exitCode, String output) {}

    private static Outcome runOnSmallDisk(String command, Object... arguments) throws Exception {
        String script = "mount -t tmpfs -o size=1m small-disk '" + root + "' && " + String.format(command, arguments);
        Process process = new ProcessBuilder(List.of("unshare", "-Urm", "sh", "-c", script))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output);
    }
}
