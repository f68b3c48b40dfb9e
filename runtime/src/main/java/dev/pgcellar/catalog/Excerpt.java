package dev.pgcellar.catalog;

/**
 * The start of a foreign text, made fit for a message of one line.
 */
final class Excerpt {

    private static final int LENGTH = 80;

    private Excerpt() {}

    static String of(String text) {
        String start = text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "...";
        return start.replaceAll("\\p{Cntrl}", " ");
    }
}
