package dev.pgcellar.cli;

import dev.pgcellar.api.OperationEvent;
import dev.pgcellar.api.OperationListener;
import dev.pgcellar.cli.output.ProgressText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that says how far a copy is, drawn anew at most five times a second. Lines of the log that are
 * written meanwhile take its place, and it comes back below them; {@link #close} removes it.
 */
final class ProgressLine implements OperationListener, AutoCloseable {

    private static final double SECOND_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long INTERVAL_NANOS = Duration.ofMillis(200).toNanos();

    private final PrintStream terminal;
    private final LongSupplier nanoClock;
    private long begun = -1;
    private long beganAt;
    private long drawnAt;
    private int width;
    private boolean closed;

    ProgressLine(PrintStream terminal, LongSupplier nanoClock) {
        this.terminal = terminal;
        this.nanoClock = nanoClock;
    }

    /** A line on stderr, which must be a terminal. */
    static ProgressLine onStderr() {
        // Never closed: the log goes there, too.
        ProgressLine line =
                new ProgressLine(new PrintStream(new FileOutputStream(FileDescriptor.err), true), System::nanoTime);
        LogSetup.precedeLines(line::erasure);
        return line;
    }

    @Override
    public synchronized void on(OperationEvent event) {
        if (!closed && event instanceof OperationEvent.Copied copied && copied.bytes() > 0) {
            show(copied, nanoClock.getAsLong());
        }
    }

    /** Of the first bytes nobody knows how long they took: PostgreSQL's checkpoint came before. */
    private void show(OperationEvent.Copied copied, long now) {
        if (begun < 0) {
            begun = copied.bytes();
            beganAt = now;
            drawnAt = now;
        } else if (now - drawnAt >= INTERVAL_NANOS) {
            drawnAt = now;
            double rate = (copied.bytes() - begun) * SECOND_NANOS / (now - beganAt);
            draw(ProgressText.of(copied.run().operation().command(), copied.bytes(), copied.total(), rate));
        }
    }

    private void draw(String text) {
        terminal.print('\r' + text + " ".repeat(Math.max(0, width - text.length())));
        width = text.length();
    }

    /** What has to be written to make the line empty; without control sequences, which not every terminal knows. */
    private synchronized String erasure() {
        return width == 0 ? "" : '\r' + " ".repeat(width) + '\r';
    }

    @Override
    public synchronized void close() {
        terminal.print(erasure());
        terminal.flush();
        width = 0;
        closed = true;
    }
}
