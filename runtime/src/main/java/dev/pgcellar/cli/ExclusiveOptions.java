package dev.pgcellar.cli;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options of which at most one may be on the command line (contract 00 section 2, 03).
 *
 * @param options in the order in which messages name them
 * @param presence whether one of them must be there
 */
record ExclusiveOptions(List<OptionSpec> options, Presence presence) {

    /** How many of the options a command line holds at least. */
    enum Presence {
        OPTIONAL,
        REQUIRED
    }

    /** A group belongs to each command that has all its options. */
    private static final List<List<String>> OPTIONAL = List.of(
            List.of("-v", "-q"),
            List.of("--tag", "--tags"),
            List.of("--history-tag", "--history-tags"),
            List.of("--target-time", "--target-lsn"),
            List.of("--aws-snapshot-lock-duration", "--aws-snapshot-lock-expiration-date"));

    private static final List<List<String>> REQUIRED =
            List.of(List.of("--release", "--status", "--target"), List.of("--backup-id", "--retention-policy"));

    /** The groups of a command. */
    static List<ExclusiveOptions> of(CommandSpec command) {
        Stream<ExclusiveOptions> codecs =
                Stream.of(new ExclusiveOptions(CompressionOptions.flagsOf(command), Presence.OPTIONAL));
        return Stream.of(codecs, of(command, OPTIONAL, Presence.OPTIONAL), of(command, REQUIRED, Presence.REQUIRED))
                .flatMap(groups -> groups)
                .filter(group -> group.options().size() > 1)
                .toList();
    }

    private static Stream<ExclusiveOptions> of(CommandSpec command, List<List<String>> groups, Presence presence) {
        return groups.stream()
                .filter(names -> names.stream().allMatch(name -> command.findOption(name) != null))
                .map(names -> new ExclusiveOptions(
                        names.stream().map(command::findOption).toList(), presence));
    }
}
