package dev.pgcellar.it.cycle;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documentation's reference of all commands, made from what {@code --help} prints. */
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

    private static final Pattern EXIT_CODE = Pattern.compile("^ {2}(\\d[\\d, ]*?) {2,}(\\S.*)$", Pattern.MULTILINE);

    private static final String HEAD =
            """
            // Made from the help texts of the commands; DocumentationIT says how to make it anew.
            = Command reference

            What `--help` and the manual pages say, for all commands of a build with all extensions. xref:commands.adoc[Commands] says more of each, xref:exit-codes.adoc[Exit codes and messages] more of the codes.
            """;

    private OptionReference() {}

    /** @param helps the help text of each command, in the order of the page */
    static String page(Map<String, String> helps) {
        StringBuilder page = new StringBuilder(HEAD);
        helps.forEach((command, help) -> append(page, command, help));
        return page.toString();
    }

    /** What {@code --help} prints, by command. */
    static Map<String, String> helps(PgCellarProgram program) {
        Map<String, String> helps = new LinkedHashMap<>();
        for (String command : COMMANDS) {
            helps.put(command, help(program, command));
        }
        return helps;
    }

    private static void append(StringBuilder page, String command, String help) {
        String[] lines = help.split("\n", 3);
        String[] codes = lines[2].split("(?m)^Exit codes:\n", 2);
        String[] examples = codes[1].split("(?m)^Examples:\n", 2);
        page.append("\n== ").append(command).append("\n\n").append(lines[1].strip());
        page.append("\n\n----\n").append(lines[0].replace("usage: ", "")).append("\n----\n\n");
        table(page, ENTRY.matcher(codes[0]));
        page.append("\n.Exit codes\n");
        table(page, EXIT_CODE.matcher(examples[0]));
        if (examples.length > 1) {
            page.append("\n.Examples\n----\n")
                    .append(examples[1].strip().replaceAll("\n +", "\n"))
                    .append("\n----\n");
        }
    }

    private static void table(StringBuilder page, Matcher entry) {
        page.append("[cols=\"2,3\"]\n|===\n");
        while (entry.find()) {
            page.append("| `+")
                    .append(cell(entry.group(1)))
                    .append("+` | ")
                    .append(cell(entry.group(2)))
                    .append('\n');
        }
        page.append("|===\n");
    }

    private static String help(PgCellarProgram program, String command) {
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
