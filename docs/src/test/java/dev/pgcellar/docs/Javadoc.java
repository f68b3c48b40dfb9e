package dev.pgcellar.docs;

/** Comments of the source code as text of the documentation. */
final class Javadoc {

    private Javadoc() {}

    /** @param comment null where there is none */
    static String toAsciiDoc(String comment) {
        if (comment == null) {
            throw new AssertionError("a method of a configuration mapping has no Javadoc");
        }
        return comment.strip()
                .replaceAll("\\s+", " ")
                .replaceAll("\\{@code ([^}]*)}", "`+$1+`")
                .replaceAll("(?<![+`])https://[^\\s,.]+(\\.[^\\s,.]+)*", "`+$0+`")
                .replace("|", "\\|");
    }
}
