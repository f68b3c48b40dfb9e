package dev.pgcellar.docs;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Collects the keys of all mappings, by the prefixes of these. */
final class ConfigurationMappings extends TreePathScanner<Void, String> {

    private static final Map<String, String> TYPES = Map.of(
            "String", "text",
            "Integer", "number",
            "Int", "number",
            "int", "number",
            "long", "number",
            "Long", "number",
            "Boolean", "`true` or `false`",
            "boolean", "`true` or `false`",
            "Duration", "duration",
            "List<String>", "list, with commas");

    private static final Set<String> TEXTS = Set.of("Map<String, String>", "Map<String, Optional<String>>");

    private final JavaSources sources;
    private final Map<String, Map<String, ConfigurationKey>> keys = new TreeMap<>();
    private String prefix;

    private ConfigurationMappings(JavaSources sources) {
        this.sources = sources;
    }

    /** By prefix, and then by name. */
    static Map<String, Map<String, ConfigurationKey>> of(JavaSources sources) {
        ConfigurationMappings mappings = new ConfigurationMappings(sources);
        for (CompilationUnitTree unit : sources.units()) {
            mappings.scan(unit, null);
        }
        return mappings.keys;
    }

    /** @param path what the keys of the type begin with; null outside of mappings */
    @Override
    public Void visitClass(ClassTree type, String path) {
        Optional<String> mapped =
                annotation(type.getModifiers(), "ConfigMapping").map(mapping -> prefixOf(mapping, type));
        if (mapped.isPresent()) {
            prefix = mapped.get();
            keys.put(prefix, new TreeMap<>());
            return super.visitClass(type, prefix);
        }
        return super.visitClass(type, path == null ? null : path + ".<name>");
    }

    @Override
    public Void visitMethod(MethodTree method, String path) {
        if (path != null) {
            add(method, path);
        }
        return null;
    }

    private void add(MethodTree method, String path) {
        String returned = method.getReturnType().toString();
        boolean isMap = returned.startsWith("Map<");
        if (isMap && !TEXTS.contains(returned)) {
            return;
        }
        boolean inParent = annotation(method.getModifiers(), "WithParentName").isPresent();
        String name = path + (inParent ? "" : "." + kebab(method.getName().toString())) + (isMap ? ".<option>" : "");
        keys.get(prefix)
                .put(
                        name,
                        new ConfigurationKey(
                                name,
                                isMap ? "text" : type(returned),
                                Javadoc.toAsciiDoc(sources.comments().getDocComment(getCurrentPath())),
                                annotation(method.getModifiers(), "WithDefault").map(ConfigurationMappings::valueOf)));
    }

    private static String type(String returned) {
        String inner = returned.replaceFirst("^Optional<(.*)>$", "$1").replaceFirst("^Optional(\\w+)$", "$1");
        return Optional.ofNullable(TYPES.get(inner))
                .orElseThrow(() -> new AssertionError("no name for values of the type " + returned));
    }

    private static Optional<AnnotationTree> annotation(ModifiersTree modifiers, String name) {
        List<? extends AnnotationTree> all = modifiers.getAnnotations();
        return all.stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .map(AnnotationTree.class::cast)
                .findFirst();
    }

    private static String prefixOf(AnnotationTree mapping, ClassTree type) {
        return mapping.getArguments().stream()
                .map(AssignmentTree.class::cast)
                .filter(argument -> argument.getVariable().toString().equals("prefix"))
                .map(argument -> text(argument.getExpression(), type))
                .findFirst()
                .orElseThrow();
    }

    /** A literal, or a constant of the type itself. */
    private static String text(ExpressionTree expression, ClassTree type) {
        if (expression instanceof LiteralTree) {
            return literal(expression);
        }
        String name = expression.toString().replaceFirst("^.*\\.", "");
        return type.getMembers().stream()
                .filter(member ->
                        member instanceof VariableTree field && field.getName().contentEquals(name))
                .map(member -> literal(((VariableTree) member).getInitializer()))
                .findFirst()
                .orElseThrow();
    }

    private static String valueOf(AnnotationTree annotation) {
        return literal(annotation.getArguments().get(0));
    }

    private static String literal(Object expression) {
        return ((LiteralTree) expression).getValue().toString();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
