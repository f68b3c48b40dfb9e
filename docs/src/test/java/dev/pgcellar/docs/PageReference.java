package dev.pgcellar.docs;

import java.util.HashMap;
import java.util.Map;
import org.asciidoctor.ast.ContentModel;
import org.asciidoctor.ast.ContentNode;
import org.asciidoctor.ast.PhraseNode;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.InlineMacroProcessor;
import org.asciidoctor.extension.Name;

/** {@code xref:page.adoc#anchor[text]} as Antora resolves it: without a text, the title of the page stands there. */
@Name("xref")
@ContentModel(ContentModel.RAW)
final class PageReference extends InlineMacroProcessor {

    private final Map<String, String> titles;

    /** @param titles by the file names of the pages */
    PageReference(Map<String, String> titles) {
        this.titles = titles;
    }

    @Override
    public PhraseNode process(StructuralNode parent, String target, Map<String, Object> attributes) {
        String[] parts = target.split("#", 2);
        String anchor = parts.length == 1 ? "" : "#" + parts[1];
        String text = attributes.getOrDefault("text", "").toString();
        String shown = text.isEmpty() ? titles.getOrDefault(parts[0], target) : text;
        Map<String, Object> options = new HashMap<>();
        options.put("type", ":link");
        options.put("target", parts[0].replaceFirst("\\.adoc$", ".html") + anchor);
        return createPhraseNode((ContentNode) parent, "anchor", shown, attributes, options);
    }
}
