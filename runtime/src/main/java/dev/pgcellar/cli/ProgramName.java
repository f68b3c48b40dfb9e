package dev.pgcellar.cli;

import java.util.Optional;

/**
 * The name this process was started under. The launcher passes it on, since links of other names choose a command.
 *
 * @param text file name of the executable, for instance {@code pgcellar} or {@code barman-cloud-backup}
 */
record ProgramName(String text) {

    private static final String PROPERTY = "pgcellar.program";
    private static final String DROP_IN_PREFIX = "barman-cloud-";

    /** The release of the command suite whose behaviour the drop-in names have; callers parse it (contract 08, C10). */
    private static final String DROP_IN_VERSION = "3.17.0";

    static ProgramName current() {
        return new ProgramName(System.getProperty(PROPERTY, PgCellarCommand.NAME));
    }

    /** The command that this name stands for, or empty when the command is the first argument. */
    Optional<String> command() {
        return text.startsWith(DROP_IN_PREFIX)
                ? Optional.of(text.substring(DROP_IN_PREFIX.length()))
                : Optional.empty();
    }

    /** What {@code --version} prints. */
    String versionLine() {
        return text + " " + (command().isPresent() ? DROP_IN_VERSION : BuildVersion.text());
    }
}
