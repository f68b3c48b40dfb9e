package dev.pgcellar.testsupport.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A signal that a process can be sent. */
public enum Signal {
    INT,
    TERM,
    QUIT,
    KILL,
    STOP,
    CONT;

    /**
     * Sends the signal; does nothing when the process has ended.
     *
     * @throws UncheckedIOException when no shell can be run
     */
    public void sendTo(ProcessHandle process) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name() + " " + process.pid() + " 2>/dev/null")
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
