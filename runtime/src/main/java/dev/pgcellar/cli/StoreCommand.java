package dev.pgcellar.cli;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.api.Operation;
import dev.pgcellar.api.OperationProgress;
import dev.pgcellar.api.OperationRun;
import dev.pgcellar.registry.ObjectStoreProviders;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.transfer.CopyObserver;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What all commands on a server's objects share (contract 03, prologue): arguments are checked, logging is set up, the
 * store is opened, {@code --test} is answered; then the command does its work.
 */
abstract class StoreCommand implements Callable<Integer> {

    private static final Logger LOG = Logger.getLogger(StoreCommand.class);

    @Spec
    CommandSpec spec;

    @Mixin
    CommonOptions common;

    @Parameters(index = "0", paramLabel = "URL", description = "s3://bucket/path, for instance: where the objects are.")
    String url;

    @Parameters(
            index = "1",
            paramLabel = "SERVER_NAME",
            description = "The server's name, one component of the objects' keys.")
    String serverName;

    @Inject
    ObjectStoreProviders providers;

    private TerminationSignals signals;

    @Override
    public final Integer call() throws Exception {
        common.setUpLog();
        checkArguments();
        signals = TerminationSignals.interruptCurrentThread();
        if (!common.test && isDoneAlready()) {
            return ExitCode.SUCCESS;
        }
        try (OpenedStore opened = providers.open(url, common.cloudProvider, ProviderOptions.valuesOf(spec))) {
            return common.test ? test(opened) : run(opened);
        } catch (Exception e) {
            if (signals.name().isPresent()) {
                return ended(e);
            }
            return failed(e);
        }
    }

    /** What to do about a failure that no signal is the reason of; most commands pass it on. */
    int failed(Exception failure) throws Exception {
        throw failure;
    }

    /** What a signal ended is reported in one line; its consequences, whatever they look like, are not. */
    private int ended(Exception consequence) {
        LOG.errorf("%s: ended by %s", spec.name(), signals.name().get());
        LOG.debug("what the signal interrupted", consequence);
        // The interrupt has done its work; the application's own end would fail because of it, and say so.
        Thread.interrupted();
        return signals.interruptedByUser() ? exitCodeOnInterrupt() : signals.exitCode();
    }

    /** The exit status after SIGINT (contract 00 section 5). */
    int exitCodeOnInterrupt() {
        return signals.exitCode();
    }

    /** The signals that may end this command. */
    final TerminationSignals signals() {
        return signals;
    }

    /**
     * Does work of which somebody at the terminal sees how far it is.
     *
     * @param work is given whom to tell
     */
    final <T> T watched(Operation operation, WatchedWork<T> work) throws Exception {
        if (!common.showProgress()) {
            return work.run(CopyObserver.NONE);
        }
        OperationRun run = new OperationRun(UUID.randomUUID(), operation, url, serverName);
        try (ProgressLine line = ProgressLine.onStderr()) {
            return work.run(new OperationProgress(run, line));
        }
    }

    /** Work that tells how far it is. */
    @FunctionalInterface
    interface WatchedWork<T> {
        T run(CopyObserver observer) throws Exception;
    }

    /**
     * Checks that need no store and come before it is opened.
     *
     * @throws ParameterException when the command line is wrong
     */
    void checkArguments() throws OperationFailedException {
        // Most commands leave it to the parser.
    }

    /** Whether an earlier run has done this one's work, so that the store need not be opened. */
    boolean isDoneAlready() {
        return false;
    }

    /** Does the command's work and returns its exit status. */
    abstract int run(OpenedStore opened) throws Exception;

    /** Answers {@code --test} (contract 00 section 6). */
    int test(OpenedStore opened) throws Exception {
        if (opened.store().containerExists()) {
            return ExitCode.SUCCESS;
        }
        LOG.errorf("'%s' does not exist (asked for by '%s')", opened.location().container(), url);
        return ExitCode.OPERATION_FAILED;
    }

    /** A complaint about the command line, which ends the command with usage and exit status 3. */
    final ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
