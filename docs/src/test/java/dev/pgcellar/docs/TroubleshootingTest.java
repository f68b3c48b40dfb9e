package dev.pgcellar.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The messages of the page are those of the programs, to the word. */
class TroubleshootingTest {

    private static final Pattern MESSAGE = Pattern.compile("^`\\+(.+)\\+`::$", Pattern.MULTILINE);

    /** The end of a literal, and the beginning of the next one that is appended to it. */
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");

    private static final int SHORTEST = 4;

    private final Checkout checkout = new Checkout();

    @Test
    void every_message_of_the_page_is_one_of_the_programs() {
        String sources = sources();
        List<String> messages = messages();

        assertThat(messages).hasSizeGreaterThan(50).allSatisfy(message -> assertThat(fragments(message))
                .isNotEmpty()
                .allSatisfy(fragment ->
                        assertThat(sources.contains(fragment)).as(fragment).isTrue()));
    }

    private List<String> messages() {
        List<String> messages = new ArrayList<>();
        Matcher message = MESSAGE.matcher(checkout.read(checkout.module().resolve("pages/troubleshooting.adoc")));
        while (message.find()) {
            messages.add(message.group(1));
        }
        return messages;
    }

    /** What stands between names and numbers. Shorter ones would be found anywhere. */
    private static List<String> fragments(String message) {
        return Pattern.compile("…|HTTP \\d+")
                .splitAsStream(message)
                .map(fragment -> fragment.replaceFirst("^[:;, ]+", "").strip())
                .filter(fragment -> fragment.length() >= SHORTEST)
                .toList();
    }

    private String sources() {
        String java = checkout.mainSources().stream().map(checkout::read).collect(Collectors.joining("\n"));
        Path launcher = checkout.path("cli/src/main/launcher/pgcellar");
        return JOINT.matcher(java).replaceAll("").replace("\\\"", "\"").replaceAll("%[sd]", "…")
                + checkout.read(launcher);
    }
}
