package dev.pgcellar.testsupport.azure;

import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Installs Azurite by npm, once for all tests of this user. It appears under its final name only when it is complete,
 * and a lock keeps test runs side by side from installing it twice.
 *
 * @param folder holds one folder a version
 */
record AzuriteInstallation(Path folder) {

    private static final String VERSION = "3.37.0";
    private static final String PROGRAM = "node_modules/azurite/dist/src/blob/main.js";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** The installation that all tests of this user share. */
    static AzuriteInstallation ofThisUser() {
        Path home = Path.of(System.getProperty("user.home"));
        return new AzuriteInstallation(
                Files.isWritable(home)
                        ? home.resolve(".cache/pgcellar/azurite")
                        : Path.of(System.getProperty("java.io.tmpdir"), "pgcellar-azurite"));
    }

    /** What keeps the server from being installed or run here; empty when nothing does. */
    Optional<String> obstacle() {
        if (!isOnPath("node")) {
            return Optional.of("Azurite needs Node.js, and there is no 'node' on the PATH");
        }
        return isOnPath("npm") || Files.exists(installed().resolve(PROGRAM))
                ? Optional.empty()
                : Optional.of("Azurite is installed by npm, and there is no 'npm' on the PATH");
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, program)));
    }

    /** The server's program, for {@code node}; installs it when it is not there. */
    Path program() {
        Path program = installed().resolve(PROGRAM);
        if (Files.notExists(program)) {
            installLocked(program);
        }
        return program;
    }

    private Path installed() {
        return folder.resolve(VERSION);
    }

    /** One thread of this process at a time, because a lock belongs to the process. */
    private void installLocked(Path program) {
        synchronized (AzuriteInstallation.class) {
            try {
                Files.createDirectories(folder);
                try (FileChannel file = FileChannel.open(
                                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = file.lock()) {
                    if (Files.notExists(program) && lock.isValid()) {
                        install();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Azurite cannot be installed into " + folder, e);
            }
        }
    }

    private void install() throws IOException {
        Path incomplete = Files.createTempDirectory(folder, "installing-");
        ProcessOutcome npm = CommandLineProcess.of("npm", "install", "--prefix", incomplete.toString())
                .arguments("--no-audit", "--no-fund", "--ignore-scripts", "--omit=dev", "azurite@" + VERSION)
                .workingFolder(incomplete)
                .run(LIMIT);
        if (npm.exitCode() != 0) {
            new Folder(incomplete).delete();
            throw new IOException("npm ended with " + npm.exitCode() + ":\n" + npm.stderr());
        }
        Files.move(incomplete, installed(), StandardCopyOption.ATOMIC_MOVE);
    }
}
