package dev.pgcellar.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;

/**
 * The pages as HTML, with the navigation at the left of each: what Antora makes of them, without its need for Node.js
 * and for a user interface from the network.
 *
 * @param html the pages by file name, for instance {@code index.html}
 * @param warnings what Asciidoctor had to say, with file and line
 */
record DocumentationSite(Map<String, String> html, List<String> warnings) {

    private static final Pattern TITLE = Pattern.compile("^= (.+)$", Pattern.MULTILINE);
    private static final Pattern BODY = Pattern.compile("<body class=\"([^\"]*)\">");

    static DocumentationSite build(Checkout checkout) {
        List<String> warnings = new ArrayList<>();
        Map<String, String> html = new TreeMap<>();
        try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
            asciidoctor.registerLogHandler(record -> keep(record, warnings));
            asciidoctor
                    .javaExtensionRegistry()
                    .inlineMacro(new PageReference(titles(checkout)))
                    .includeProcessor(new ExampleInclude(checkout.module().resolve("examples")));
            String navigation = asciidoctor.convert(
                    checkout.read(checkout.module().resolve("nav.adoc")), options("nav.adoc", false));
            for (Path page : checkout.pages()) {
                String name = page.getFileName().toString();
                String converted = asciidoctor.convert(checkout.read(page), options(name, true));
                html.put(name.replace(".adoc", ".html"), withNavigation(converted, navigation));
            }
        }
        return new DocumentationSite(html, warnings);
    }

    void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> page : html.entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
    }

    private static Options options(String name, boolean standalone) {
        return Options.builder()
                .safe(SafeMode.SAFE)
                .standalone(standalone)
                .attributes(Attributes.builder()
                        .attribute("docfile", name)
                        .attribute("docname", name)
                        .attribute("webfonts", null)
                        .attribute("icons", null)
                        .attribute("attribute-missing", "warn")
                        .attribute("nofooter", "")
                        .build())
                .build();
    }

    private static void keep(LogRecord record, List<String> warnings) {
        if (record.getSeverity().compareTo(Severity.WARN) >= 0
                || record.getMessage().contains("invalid reference")) {
            warnings.add(record.getSeverity() + ": " + record.getCursor() + ": " + record.getMessage());
        }
    }

    private static Map<String, String> titles(Checkout checkout) {
        Map<String, String> titles = new TreeMap<>();
        for (Path page : checkout.pages()) {
            Matcher title = TITLE.matcher(checkout.read(page));
            if (!title.find()) {
                throw new AssertionError(page + " has no title");
            }
            titles.put(page.getFileName().toString(), title.group(1));
        }
        return titles;
    }

    /** In the place, and the look, that Asciidoctor's style sheet has for a table of contents. */
    private static String withNavigation(String page, String navigation) {
        return BODY.matcher(page)
                .replaceFirst(match -> Matcher.quoteReplacement("<body class=\"" + match.group(1)
                        + " toc2 toc-left\">\n<nav id=\"toc\" class=\"toc2\">\n" + navigation + "\n</nav>"));
    }
}
