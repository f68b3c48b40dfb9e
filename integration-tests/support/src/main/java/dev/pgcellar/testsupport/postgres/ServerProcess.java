package dev.pgcellar.testsupport.postgres;

import dev.pgcellar.testsupport.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of {@code postgres}, from start to end. */
final class ServerProcess {

    private static final int STOP_SECONDS = 60;

    private final Process process;
    private final Path dataFolder;
    private final Path log;
    private final long logStart;

    private ServerProcess(Process process, Path dataFolder, Path log, long logStart) {
        this.process = process;
        this.dataFolder = dataFolder;
        this.log = log;
        this.logStart = logStart;
    }

    static ServerProcess start(ProcessBuilder command, Path dataFolder, Path log) {
        try {
            long logStart = Files.exists(log) ? Files.size(log) : 0;
            command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            return new ServerProcess(command.start(), dataFolder, log, logStart);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether this very process, not another server on its port, says that it accepts connections. */
    boolean saysReady() throws IOException {
        Path file = dataFolder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return false;
        }
        List<String> lines = Files.readAllLines(file);
        return lines.size() >= 8
                && lines.get(0).equals(Long.toString(process.pid()))
                && (lines.get(7).startsWith("ready") || lines.get(7).startsWith("standby"));
    }

    boolean foundPortTaken() {
        return !isAlive() && log().contains("Address already in use");
    }

    /** What this run has logged. */
    String log() {
        try {
            byte[] all = Files.readAllBytes(log);
            int start = (int) Math.min(logStart, all.length);
            return new String(all, start, all.length - start, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(the log cannot be read: " + e + ")";
        }
    }

    /** Sends the signal and waits; a server that does not obey is ended the hard way. */
    void stop(Signal signal) {
        for (Signal next : List.of(signal, Signal.QUIT, Signal.KILL)) {
            next.sendTo(process.toHandle());
            if (ended()) {
                return;
            }
        }
        throw new AssertionError("PostgreSQL with process id " + process.pid() + " cannot be ended");
    }

    /** Waits in an interrupted thread too, which cleans up perhaps. */
    private boolean ended() {
        return process.onExit()
                .thenApply(ended -> true)
                .completeOnTimeout(false, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
