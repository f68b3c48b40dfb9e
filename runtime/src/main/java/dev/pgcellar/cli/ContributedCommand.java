package dev.pgcellar.cli;

import dev.pgcellar.spi.OptionValues;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command that another extension adds to {@code pgcellar}: a bean with {@code @Command}. It has the options that all
 * commands have, and those of the storage extensions.
 */
public abstract class ContributedCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    CommonOptions common;

    @Override
    public final Integer call() throws Exception {
        common.setUpLog();
        return run();
    }

    /**
     * Does the command's work.
     *
     * @return the exit status (contract 00 section 5)
     */
    protected abstract int run() throws Exception;

    /** The values given, or configured, for the options of extensions. */
    protected final OptionValues providerOptions() {
        return ProviderOptions.valuesOf(spec);
    }

    /** The storage provider that was asked for; null when the URL's scheme decides. */
    protected final String cloudProvider() {
        return common.cloudProvider;
    }

    /** Whether the stores are to be tested only. */
    protected final boolean isTest() {
        return common.test;
    }

    /** Prints a line on standard output. */
    protected final void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    /** A complaint about the command line, which ends the command with usage and exit status 3. */
    protected final ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
