package dev.pgcellar.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks {@code findmnt} of util-linux, found on {@code PATH}, where a device is mounted (contract 05 section 3).
 */
final class Findmnt {

    private static final String PROGRAM = "findmnt";
    private static final int MAX_OUTPUT = 64 << 10;
    private static final int FIELDS = 2;

    private final Duration deadline;

    /**
     * @param deadline after which the program is ended
     */
    Findmnt(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * The mount of a device. As in the contract, the program's exit status means nothing: it is 1 for what is not
     * mounted.
     *
     * @return empty when it is not mounted
     * @throws MountResolutionException when the program is missing, does not end, or says something else than one target
     *     and its options
     */
    Optional<Mount> mountOf(String device) throws MountResolutionException, InterruptedException {
        String output = output(device);
        if (output.isBlank()) {
            return Optional.empty();
        }
        String[] fields = output.strip().split("\\s+");
        if (fields.length != FIELDS) {
            throw new MountResolutionException(
                    PROGRAM + " says of '" + device + "' something else than one mount point and its options: '"
                            + String.join(" ", fields) + "'",
                    null);
        }
        return Optional.of(new Mount(fields[0], fields[1]));
    }

    private String output(String device) throws MountResolutionException, InterruptedException {
        Process process = start(device);
        try {
            CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new MountResolutionException(
                        PROGRAM + " did not tell within " + deadline.toSeconds() + " s where '" + device
                                + "' is mounted",
                        null);
            }
            return new String(output.join(), Charset.forName(System.getProperty("native.encoding", "UTF-8")));
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(String device) throws MountResolutionException {
        try {
            Process process = new ProcessBuilder(List.of(PROGRAM, "-o", "TARGET,OPTIONS", "-n", device))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new MountResolutionException(
                    "where '" + device + "' is mounted cannot be told, because " + PROGRAM
                            + " (of util-linux) cannot be run; it must be on the PATH",
                    e);
        }
    }

    /** More than a bounded amount is not what is expected, and is read only to let the program end. */
    private static byte[] read(InputStream in) {
        try (in) {
            byte[] bytes = in.readNBytes(MAX_OUTPUT);
            in.skip(Long.MAX_VALUE);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
