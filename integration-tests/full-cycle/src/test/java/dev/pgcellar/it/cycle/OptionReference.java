package dev.pgcellar.it.cycle;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documentation's page of all options, made from what {@code --help} prints. */
final class OptionReference {

    static final List<String> COMMANDS = List.of(
            "backup",
            "backup-list",
            "backup-show",
            "backup-keep",
            "backup-delete",
            "restore",
            "wal-archive",
            "wal-restore",
            "check-wal-archive",
            "doctor");

    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** Wide enough that no description is broken. */
    private static final String COLUMNS = "9999";

    /** An argument or option in the second column or later, and its description after two blanks or on the next line. */
    private static final Pattern ENTRY =
            Pattern.compile("^ {2}(?: {4}|(?=-))(\\S.*?)(?: {2,}|\\n {20,})(\\S.*)$", Pattern.MULTILINE);

    private static final String HEAD =
            """
            // Made from the help texts of the commands; DocumentationIT says how to make it anew.
            = Options

            What `--help` prints, for all commands of a build with all extensions. xref:commands.adoc[Commands] says more of each.
            """;

    private OptionReference() {}

    static String page(PgCellarProgram program) {
        StringBuilder page = new StringBuilder(HEAD);
        for (String command : COMMANDS) {
            page.append("\n== ").append(command).append("\n\n[cols=\"2,3\"]\n|===\n");
            Matcher entry = ENTRY.matcher(help(program, command));
            while (entry.find()) {
                page.append("| `+")
                        .append(cell(entry.group(1)))
                        .append("+` | ")
                        .append(cell(entry.group(2)))
                        .append('\n');
            }
            page.append("|===\n");
        }
        return page.toString();
    }

    static String help(PgCellarProgram program, String command) {
        return program.pgcellar(command, "--help")
                .environment("COLUMNS", COLUMNS)
                .run(LIMIT)
                .expectSuccess()
                .stdout();
    }

    private static String cell(String text) {
        return text.strip().replace("|", "\\|");
    }
}
