package dev.pgcellar.benchmarks.measure;

import dev.pgcellar.testsupport.process.CommandLineProcess;

/** Ends a program and its descendants when the JVM is ended before them. */
final class EndWithJvm implements AutoCloseable {

    private final Thread hook;

    EndWithJvm(CommandLineProcess process) {
        this.hook = new Thread(process::close, "end-program");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook runs already.
        }
    }
}
