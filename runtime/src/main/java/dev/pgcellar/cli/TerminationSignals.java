package dev.pgcellar.cli;

import dev.pgcellar.Cancellation;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import sun.misc.Signal;

/**
 * Turns SIGINT and SIGTERM into an interrupt of the working thread, so that the command can abort its uploads, remove
 * what is half written and say so before it ends. A command that does not end in time is ended.
 */
final class TerminationSignals {

    private static final long PATIENCE_SECONDS = 45;

    private final AtomicReference<Signal> received = new AtomicReference<>();
    private final Cancellation cancellation = new Cancellation();

    private TerminationSignals() {}

    /** Interrupts the calling thread from now on when a signal arrives. */
    static TerminationSignals interruptCurrentThread() {
        TerminationSignals signals = new TerminationSignals();
        signals.cancellation.onRequest(Thread.currentThread()::interrupt);
        for (String name : new String[] {"INT", "TERM"}) {
            Signal.handle(new Signal(name), signal -> signals.arrived(signal));
        }
        return signals;
    }

    /** What a signal asks for; the interrupt comes first. */
    Cancellation cancellation() {
        return cancellation;
    }

    private void arrived(Signal signal) {
        if (!received.compareAndSet(null, signal)) {
            return;
        }
        cancellation.cancel();
        Thread watchdog = new Thread(() -> endAfterPatience(signal), "signal-watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
    }

    private static void endAfterPatience(Signal signal) {
        try {
            TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.SIGNAL_BASE + signal.getNumber());
    }

    /** The name of the signal that arrived, for instance {@code SIGINT}. */
    Optional<String> name() {
        return Optional.ofNullable(received.get()).map(signal -> "SIG" + signal.getName());
    }

    /** Whether SIGINT arrived: somebody pressed Ctrl-C. */
    boolean interruptedByUser() {
        return name().filter("SIGINT"::equals).isPresent();
    }

    /** The exit status of a process that the signal ended; only after a signal arrived. */
    int exitCode() {
        return ExitCode.SIGNAL_BASE + received.get().getNumber();
    }
}
