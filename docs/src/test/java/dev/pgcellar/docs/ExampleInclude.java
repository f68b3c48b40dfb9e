package dev.pgcellar.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.asciidoctor.ast.Document;
import org.asciidoctor.extension.IncludeProcessor;
import org.asciidoctor.extension.PreprocessorReader;

/** {@code include::example$file[tag=name]} as Antora resolves it. */
final class ExampleInclude extends IncludeProcessor {

    private static final String FAMILY = "example$";

    private final Path examples;

    ExampleInclude(Path examples) {
        this.examples = examples;
    }

    @Override
    public boolean handles(String target) {
        return target.startsWith(FAMILY);
    }

    @Override
    public void process(Document document, PreprocessorReader reader, String target, Map<String, Object> attributes) {
        String name = target.substring(FAMILY.length());
        try {
            List<String> lines = tagged(Files.readAllLines(examples.resolve(name)), (String) attributes.get("tag"));
            if (lines.isEmpty()) {
                throw new AssertionError("'" + name + "' has no text with the tag " + attributes.get("tag"));
            }
            reader.pushInclude(String.join("\n", lines), name, target, 1, attributes);
        } catch (IOException e) {
            throw new AssertionError("the example '" + name + "' cannot be read: " + e, e);
        }
    }

    /** All lines, but those that mark tags, or those between the marks of one tag. */
    private static List<String> tagged(List<String> lines, String tag) {
        List<String> chosen = new ArrayList<>();
        boolean inside = tag == null;
        for (String line : lines) {
            if (tag != null && line.contains("tag::" + tag + "[]")) {
                inside = true;
            } else if (tag != null && line.contains("end::" + tag + "[]")) {
                inside = false;
            } else if (inside && !line.contains("tag::") && !line.contains("end::")) {
                chosen.add(line);
            }
        }
        return chosen;
    }
}
