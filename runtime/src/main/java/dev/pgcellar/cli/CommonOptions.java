package dev.pgcellar.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options that every command has (contract 00 section 2), apart from those the providers contribute.
 */
final class CommonOptions {

    /** By this variable the launcher tells which output is a terminal: the virtual machine cannot see it of stderr. */
    private static final String TERMINAL = "PGCELLAR_TERMINAL";

    private static final String STDERR = "stderr";

    @Mixin
    VersionAndHelp versionAndHelp;

    @Option(
            names = {"-v", "--verbose"},
            description = "Log more: -v informational messages, -vv everything.")
    boolean[] verbose = {};

    @Option(
            names = {"-q", "--quiet"},
            description = "Log less: -q errors only, -qq next to nothing.")
    boolean[] quiet = {};

    @Option(
            names = {"-t", "--test"},
            description = "Only test whether the store can be reached and its container exists.")
    boolean test;

    @Option(
            names = "--cloud-provider",
            paramLabel = "PROVIDER",
            converter = CloudProviderNames.class,
            completionCandidates = CloudProviderNames.class,
            description = "Storage provider: ${COMPLETION-CANDIDATES}. Default: by the URL's scheme.")
    String cloudProvider;

    @Option(
            names = LogFormat.OPTION,
            paramLabel = "FORMAT",
            converter = LogFormat.Names.class,
            completionCandidates = LogFormat.Names.class,
            description = "Form of the log: ${COMPLETION-CANDIDATES}. Default: text.")
    LogFormat logFormat = LogFormat.TEXT;

    /** Lets the log be as these options ask. */
    void setUpLog() {
        LogSetup.apply(verbose.length - quiet.length, logFormat);
    }

    /** Whether progress is to be drawn: somebody watches stderr, and asked neither for less nor for JSON there. */
    boolean showProgress() {
        return STDERR.equals(System.getenv(TERMINAL)) && quiet.length == 0 && logFormat == LogFormat.TEXT;
    }
}
