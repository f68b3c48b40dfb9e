package dev.pgcellar.it.callers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.it.callers.Sandbox.User;
import dev.pgcellar.it.contract.OfTheVirtualMachine;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codecs with native libraries where nothing can be unpacked: the file system is read-only, {@code /tmp} included. */
class NativeCompressionIT {

    private static final String HISTORY = "00000002.history";
    private static final byte[] CONTENT =
            "1\t0/2000000\tno recovery target specified\n".repeat(1000).getBytes();
    private static final String WITHOUT_LIBRARIES = "-Djava.library.path=/nowhere";

    @TempDir
    static Path folder;

    private static Sandbox sandbox;
    private static Path history;

    @BeforeAll
    static void makeSandbox() throws IOException {
        sandbox = new Sandbox(folder);
        history = Files.write(folder.resolve(HISTORY), CONTENT);
        Files.setPosixFilePermissions(history, PosixFilePermissions.fromString("rw-r--r--"));
    }

    @ParameterizedTest
    @CsvSource({"--lz4, .lz4", "--zstd, .zst"})
    void loads_the_libraries_of_the_distribution(String option, String suffix) throws IOException {
        Path archive = newFolder();

        ProcessOutcome archived = archive(archive, option, "");
        ProcessOutcome restored = restore(archive, "");

        assertThat(archived.exitCode()).as(archived.stderr()).isZero();
        assertThat(restored.exitCode()).as(restored.stderr()).isZero();
        assertThat(archived.stderr() + restored.stderr()).doesNotContain("native", "WARN");
        assertThat(archive.resolve("srv/wals/" + HISTORY + suffix)).isNotEmptyFile();
        assertThat(archive.resolve("restored")).hasBinaryContent(CONTENT);
    }

    /** The native executable finds them beside itself, whatever is asked for. */
    @OfTheVirtualMachine
    @ParameterizedTest
    @CsvSource({"--lz4, LZ4, .lz4", "--zstd, Zstandard, .zst"})
    void without_a_library_it_compresses_in_java(String option, String name, String suffix) throws IOException {
        Path archive = newFolder();

        ProcessOutcome archived = archive(archive, option, WITHOUT_LIBRARIES);
        ProcessOutcome restored = restore(archive, WITHOUT_LIBRARIES);

        assertThat(archived.exitCode()).as(archived.stderr()).isZero();
        assertThat(restored.exitCode()).as(restored.stderr()).isZero();
        if (sandbox.isReal()) {
            assertThat(archived.stderr()).containsOnlyOnce("the native " + name + " library cannot be loaded");
        }
        assertThat(archive.resolve("srv/wals/" + HISTORY + suffix)).isNotEmptyFile();
        assertThat(archive.resolve("restored")).hasBinaryContent(CONTENT);
    }

    private ProcessOutcome archive(Path archive, String option, String javaOptions) {
        return run(javaOptions, "wal-archive", "-v", option, url(archive), "srv", history.toString());
    }

    private ProcessOutcome restore(Path archive, String javaOptions) {
        return run(
                javaOptions,
                "wal-restore",
                "-v",
                url(archive),
                "srv",
                HISTORY,
                archive.resolve("restored").toString());
    }

    private static String url(Path archive) {
        return "file://" + archive;
    }

    private ProcessOutcome run(String javaOptions, String command, String... arguments) {
        return sandbox.run(
                User.POSTGRES, Map.of("PGCELLAR_JAVA_OPTS", javaOptions), Path.of("/"), command, List.of(arguments));
    }

    private static Path newFolder() throws IOException {
        Path made = Files.createTempDirectory(sandbox.writable(), "archive");
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
}
