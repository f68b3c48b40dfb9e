package dev.pgcellar.cli;

import picocli.CommandLine.Option;

/**
 * {@code --version} and {@code --help}. There is no {@code -h}: in {@code backup} it is the PostgreSQL host.
 */
final class VersionAndHelp {

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    boolean version;

    @Option(names = "--help", usageHelp = true, description = "Print this help and exit.")
    boolean help;
}
