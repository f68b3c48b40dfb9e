package dev.pgcellar.testsupport.peer;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The programs of Debian's package {@code barman-cli-cloud}, with the libraries that the system's Python has. Other
 * Pythons on the {@code PATH} do not matter: the programs name theirs.
 */
public final class PeerProgram {

    private static final Path PROGRAMS = Path.of("/usr/bin");
    private static final String PYTHON = "/usr/bin/python3";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private PeerProgram() {}

    /** The programs, where the package and its S3 library {@code python3-boto3} are installed. */
    public static Optional<PeerProgram> installed() {
        PeerProgram peer = new PeerProgram();
        return Files.isExecutable(peer.path("barman-cloud-backup")) && pythonRuns("import boto3")
                ? Optional.of(peer)
                : Optional.empty();
    }

    /** {@code barman-cloud-<command>} with arguments. */
    public CommandLineProcess.Builder command(String command, String... arguments) {
        return system(path("barman-cloud-" + command).toString(), arguments);
    }

    /** An executable of the package, absolute; it need not exist. */
    public Path path(String name) {
        return PROGRAMS.resolve(name);
    }

    /** For instance {@code 3.4.0}. */
    public String release() {
        String version =
                command("backup-list", "--version").run(LIMIT).expectSuccess().stdout();
        return version.strip().split(" ")[1];
    }

    /** Whether its optional library for snappy is installed, and works with this Python. */
    public boolean hasSnappy() {
        return pythonRuns("import snappy; snappy.StreamCompressor().compress(b'x')");
    }

    private static boolean pythonRuns(String statements) {
        return Files.isExecutable(Path.of(PYTHON))
                && system(PYTHON, "-c", statements).run(LIMIT).exitCode() == 0;
    }

    private static CommandLineProcess.Builder system(String program, String... arguments) {
        return CommandLineProcess.of(program, arguments)
                .withoutEnvironment("PYTHONHOME")
                .withoutEnvironment("PYTHONPATH");
    }
}
