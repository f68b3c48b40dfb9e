package dev.pgcellar.it.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One run of a program that proves rows of the contract: a line of {@code rows/cases.txt}, which says what its fields
 * are.
 *
 * @param rows what is proved
 * @param words variables of the environment and arguments
 * @param stdout null when any output will do
 */
record ContractCase(
        List<String> rows, int exitCode, Situation situation, String command, List<String> words, String stdout) {

    private static final Pattern WORD = Pattern.compile("(?:[^' ]|'(?:[^']|'')*')+");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z_]+=.*");
    private static final int WITH_OUTPUT = 6;

    /** All lines of the file. */
    static List<ContractCase> all() {
        return ContractFile.lines("/rows/cases.txt").map(ContractCase::parse).toList();
    }

    private static ContractCase parse(String line) {
        String[] fields = line.split("\\|", WITH_OUTPUT);
        return new ContractCase(
                List.of(fields[0].strip().split(", *")),
                Integer.parseInt(fields[1].strip()),
                Situation.valueOf(fields[2].strip()),
                fields[3].strip(),
                words(fields.length > 4 ? fields[4] : ""),
                fields.length == WITH_OUTPUT ? output(fields[5]) : null);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(unquoted(matcher.group()));
        }
        return words;
    }

    private static String unquoted(String word) {
        return word.startsWith("'") ? word.substring(1, word.length() - 1).replace("''", "'") : word;
    }

    private static String output(String field) {
        String text = field.substring(1);
        return text.equals(".") ? "" : text.replace('~', '\n');
    }

    /** The variables of the environment, with their values. */
    Stream<String[]> environment(Path folder) {
        return words.stream()
                .takeWhile(word -> VARIABLE.matcher(word).matches())
                .map(word -> Placeholders.replace(word, folder).split("=", 2));
    }

    /** The arguments after URL and server name. */
    List<String> arguments(Path folder) {
        return words.stream()
                .dropWhile(word -> VARIABLE.matcher(word).matches())
                .map(word -> Placeholders.replace(word, folder))
                .toList();
    }

    Optional<String> expectedOutput() {
        return exitCode == 0 ? Optional.ofNullable(stdout) : Optional.of("");
    }

    @Override
    public String toString() {
        return String.join(", ", rows) + ": " + command + " " + String.join(" ", words) + " in " + situation + " gives "
                + exitCode;
    }
}
