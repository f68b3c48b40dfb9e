package dev.pgcellar.it.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A file system of a given size that a command sees in the place of a folder; nobody else sees it, and it vanishes with
 * the command. Where the system does not permit that, the test is skipped.
 */
final class SmallDisk {

    private static final int NOT_PERMITTED = 99;

    /** Arguments: folder, size, file that lists what is left in the end, command. */
    private static final String SCRIPT =
            """
            mount -t tmpfs -o size="$2" tmpfs "$1" 2>/dev/null || exit %d
            folder=$1 listing=$3
            shift 3
            "$@"
            code=$?
            (cd "$folder" && find . -type f) >"$listing"
            exit $code
            """
                    .formatted(NOT_PERMITTED);

    private final Path folder;
    private final Path listing;
    private final String size;

    /**
     * @param folder an existing folder
     * @param size for instance {@code 512k}
     */
    SmallDisk(Path folder, String size) {
        this.folder = folder;
        this.size = size;
        try {
            this.listing = Files.createTempFile("small-disk-", ".txt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command that sees the small disk. */
    ProcessOutcome run(CommandLineProcess.Builder command, Duration limit) {
        ProcessBuilder plain = command.toProcessBuilder();
        ProcessOutcome outcome = CommandLineProcess.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c")
                .arguments(SCRIPT, "small-disk", folder.toString(), size, listing.toString())
                .arguments(plain.command())
                .cleanEnvironment()
                .environment(plain.environment())
                .run(limit);
        assumeTrue(
                outcome.exitCode() != NOT_PERMITTED && !outcome.stderr().startsWith("unshare: "),
                "this system lets nobody mount a file system of a namespace's own");
        return outcome;
    }

    /** The files that were on the disk when the command had ended, relative to the folder. */
    List<String> filesLeft() {
        try {
            return Files.readAllLines(listing).stream()
                    .map(line -> line.substring(2))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
