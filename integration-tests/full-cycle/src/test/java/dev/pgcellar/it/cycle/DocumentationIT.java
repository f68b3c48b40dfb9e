package dev.pgcellar.it.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README and docs say what is true of this build. The module {@code docs} checks what can be told without a build. */
class DocumentationIT {

    private static final Pattern README_LINK = Pattern.compile("\\]\\(([^)]+)\\)");

    private static final PgCellarProgram PROGRAM = PgCellarProgram.ofThisBuild();

    private static Map<String, String> helps;

    private final Path checkout = Path.of(System.getProperty("pgcellar.checkout"));
    private final Path pages = checkout.resolve("docs/modules/ROOT/pages");

    @BeforeAll
    static void askForHelp() {
        helps = OptionReference.helps(PROGRAM);
    }

    static List<String> commands() {
        return OptionReference.COMMANDS;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_option_of_a_command_is_documented_with_it_or_with_all_commands(String command) throws IOException {
        String commands = Files.readString(pages.resolve("commands.adoc"));
        String documented = section(commands, "Options of all commands") + section(commands, command);

        List<String> options = longOptions(helps.get(command));

        assertThat(options).contains("--help", "--endpoint-url").allSatisfy(option -> assertThat(documented)
                .contains("`" + option));
    }

    /** Run with {@code -Dpgcellar.docs.write=true}, this makes the page anew. */
    @Test
    void the_page_of_all_options_is_what_the_help_texts_say() throws IOException {
        Path page = pages.resolve("options.adoc");

        String expected = OptionReference.page(helps);
        if (Boolean.getBoolean("pgcellar.docs.write")) {
            Files.writeString(page, expected);
        }

        assertThat(page).hasContent(expected);
    }

    @Test
    void every_link_of_the_readme_leads_to_a_file() throws IOException {
        String readme = Files.readString(checkout.resolve("README.md"));

        assertThat(found(README_LINK, readme)).isNotEmpty().allSatisfy(target -> assertThat(checkout.resolve(target))
                .exists());
    }

    @Test
    void continuous_integration_runs_the_test_command_of_the_readme() throws IOException {
        String testCommand = Files.readAllLines(checkout.resolve("README.md")).stream()
                .filter(line -> line.startsWith("./mvnw") && line.contains(" verify"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("\\s*#.*", "");

        assertThat(checkout.resolve(".ci/run")).isExecutable().content().contains(testCommand);
    }

    /** The text below a title of level one, up to the next. */
    private static String section(String page, String title) {
        int start = page.indexOf("\n== " + title + "\n");
        assertThat(start).as("section " + title).isPositive();
        int end = page.indexOf("\n== ", start + 1);
        return page.substring(start, end < 0 ? page.length() : end);
    }

    /** Lines such as {@code -P, --profile, --aws-profile=NAME}. */
    private static List<String> longOptions(String help) {
        return help.lines()
                .filter(line -> line.matches(" {2}( {4}|-\\w, )--.*"))
                .map(line -> line.split("[\\s=\\[]", -1))
                .flatMap(Stream::of)
                .map(word -> word.replace(",", ""))
                .filter(word -> word.matches("--[a-z-]+"))
                .toList();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
