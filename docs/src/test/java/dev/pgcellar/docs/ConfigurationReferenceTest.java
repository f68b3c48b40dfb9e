package dev.pgcellar.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {

    private static final String HEAD =
            """
            // Made from the Javadoc of the configuration mappings; ConfigurationReferenceTest says how to make it anew.
            = Configuration keys

            All keys that are no defaults of options. Each option of a command has a key, too: the name in xref:options.adoc[] behind `pgcellar.` or `pgcellar.<command>.`. Where they are written, and what goes first: xref:configuration.adoc[].

            A duration is a number of seconds, or a form like `30S`, `10M`, `26H`. `<name>` and `<option>` are chosen by users.
            """;

    private final Checkout checkout = new Checkout();
    private final JavaSources sources = new JavaSources(checkout.mainSources());

    /** Run with {@code -Dpgcellar.docs.write=true}, this makes the page anew. */
    @Test
    void the_page_of_all_keys_is_what_the_mappings_say() throws IOException {
        Path page = checkout.module().resolve("pages/configuration-keys.adoc");

        String expected = page(ConfigurationMappings.of(sources));
        if (Boolean.getBoolean("pgcellar.docs.write")) {
            Files.writeString(page, expected);
        }

        assertThat(expected).contains("pgcellar.s3.region", "pgcellar.servers.<name>.url");
        assertThat(page).hasContent(expected);
    }

    @Test
    void no_key_is_read_but_by_a_mapping() {
        assertThat(checkout.mainSources())
                .allSatisfy(file -> assertThat(checkout.read(file)).doesNotContain("@ConfigProperty"));
    }

    private static String page(Map<String, Map<String, ConfigurationKey>> keys) {
        StringBuilder page = new StringBuilder(HEAD);
        keys.forEach((prefix, ofPrefix) -> {
            page.append("\n== ").append(prefix).append("\n\n[cols=\"3,1,4\"]\n|===\n| Key | Value | Meaning\n\n");
            ofPrefix.values().forEach(key -> row(page, key));
            page.append("|===\n");
        });
        return page.toString();
    }

    private static void row(StringBuilder page, ConfigurationKey key) {
        page.append("| `+").append(key.name()).append("+`");
        key.variable()
                .ifPresent(variable -> page.append(" +\n`").append(variable).append('`'));
        page.append("\n| ").append(key.type()).append("\n| ").append(key.meaning());
        key.defaultValue()
                .ifPresent(value -> page.append(" Default: `").append(value).append("`."));
        page.append("\n\n");
    }
}
