package dev.pgcellar.demo;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One word as a POSIX shell reads it, quoted where that is needed. */
record ShellWord(String text) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    /** The words of one command. */
    static String join(Stream<String> words) {
        return words.map(word -> new ShellWord(word).toString()).collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
