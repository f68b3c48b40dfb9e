package dev.pgcellar.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole documentation as HTML, which is left in the folder {@code pgcellar.docs.site}. */
class DocumentationSiteTest {

    private static final Pattern LINK = Pattern.compile("<a [^>]*?href=\"([^\"]*)\"");
    private static final Pattern BARE_LINK = Pattern.compile("<a [^>]*?href=\"([^\"]*)\"[^>]*? class=\"bare\"");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

    private static final Checkout CHECKOUT = new Checkout();

    private static DocumentationSite site;
    private static Map<String, Set<String>> anchors;

    @BeforeAll
    static void build() throws Exception {
        site = DocumentationSite.build(CHECKOUT);
        site.writeTo(Path.of(System.getProperty("pgcellar.docs.site", "target/site")));
        anchors = site.html().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, page -> new HashSet<>(found(ID, page.getValue()))));
    }

    @Test
    void builds_without_warnings() {
        assertThat(site.warnings()).isEmpty();
        assertThat(site.html()).containsKey("index.html");
    }

    @Test
    void every_link_within_the_documentation_leads_to_a_page_and_an_anchor_of_it() {
        List<String> dead = new ArrayList<>();

        site.html().forEach((page, html) -> found(LINK, html).stream()
                .filter(link -> !link.contains("://"))
                .filter(link -> !leadsSomewhere(page, link))
                .forEach(link -> dead.add(page + ": " + link)));

        assertThat(dead).isEmpty();
    }

    private static boolean leadsSomewhere(String page, String link) {
        String[] parts = link.split("#", 2);
        Set<String> target = anchors.get(parts[0].isEmpty() ? page : parts[0]);
        return target != null && (parts.length == 1 || target.contains(parts[1]));
    }

    /** An address in the text becomes a link by itself; one that is only an example is written {@code `+address+`}. */
    @Test
    void no_example_of_an_address_is_a_link() {
        assertThat(site.html())
                .allSatisfy((page, html) ->
                        assertThat(found(BARE_LINK, html)).as(page).isEmpty());
    }

    @Test
    void every_link_to_elsewhere_is_a_well_formed_address_by_https() {
        List<String> links = site.html().values().stream()
                .flatMap(html -> found(LINK, html).stream())
                .filter(link -> link.contains("://"))
                .toList();

        assertThat(links).isNotEmpty().allSatisfy(link -> {
            URI address = URI.create(link);
            assertThat(address.getScheme()).as(link).isEqualTo("https");
            assertThat(address.getHost()).as(link).contains(".");
        });
    }

    @Test
    void every_page_is_in_the_navigation() {
        String navigation = CHECKOUT.read(CHECKOUT.module().resolve("nav.adoc"));

        assertThat(CHECKOUT.pages())
                .allSatisfy(page -> assertThat(navigation).contains("xref:" + page.getFileName() + "["));
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> values = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            values.add(matcher.group(1));
        }
        return values;
    }
}
