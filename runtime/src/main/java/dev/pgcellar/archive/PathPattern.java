package dev.pgcellar.archive;

import java.util.regex.Pattern;

/**
 * A pattern of paths relative to the root of a walk (contract 01 section 2.5): {@code ?} is any one character, {@code *}
 * any run without {@code /}, {@code **} any run, and everything else, brackets included, is literal. A leading {@code /}
 * anchors the pattern at the root, otherwise it may match at any depth; a trailing {@code /} restricts it to
 * directories.
 */
final class PathPattern {

    private final String text;
    private final boolean directoriesOnly;
    private final Pattern expression;

    private PathPattern(String text, boolean directoriesOnly, Pattern expression) {
        this.text = text;
        this.directoriesOnly = directoriesOnly;
        this.expression = expression;
    }

    static PathPattern of(String text) {
        boolean anchored = text.startsWith("/");
        boolean directoriesOnly = text.length() > 1 && text.endsWith("/");
        String body = text.substring(anchored ? 1 : 0, text.length() - (directoriesOnly ? 1 : 0));
        String expression = (anchored ? "" : "(?:.*/)?") + toRegularExpression(body);
        return new PathPattern(text, directoriesOnly, Pattern.compile(expression, Pattern.DOTALL));
    }

    private static String toRegularExpression(String body) {
        StringBuilder expression = new StringBuilder();
        int at = 0;
        while (at < body.length()) {
            if (body.startsWith("**", at)) {
                expression.append(".*");
                at += 2;
                continue;
            }
            int character = body.codePointAt(at);
            expression.append(
                    switch (character) {
                        case '*' -> "[^/]*";
                        case '?' -> ".";
                        default -> Pattern.quote(Character.toString(character));
                    });
            at += Character.charCount(character);
        }
        return expression.toString();
    }

    /** Whether the directory's path matches as a whole; the root itself is {@code .}. */
    boolean matchesDirectory(String path) {
        return expression.matcher(withoutDotSlash(path)).matches();
    }

    /** Whether the path of something that is not a directory matches as a whole. */
    boolean matchesFile(String path) {
        return !directoriesOnly && matchesDirectory(path);
    }

    private static String withoutDotSlash(String path) {
        return path.startsWith("./") ? path.substring(2) : path;
    }

    @Override
    public String toString() {
        return text;
    }
}
