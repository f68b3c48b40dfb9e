package dev.pgcellar.postgres;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The major version as the folders of tablespaces spell it (contract 03 section 3.4 step 6). */
final class MajorVersion {

    private static final Pattern NUMBERS = Pattern.compile("(\\d+(?:\\.\\d+)*)([a-z].*)?");

    private MajorVersion() {}

    /**
     * Of the server's answer to {@code SELECT version()}; empty when it has another form.
     *
     * @param version for instance {@code PostgreSQL 15.18 (Debian 15.18-1) on x86_64…}
     */
    static Optional<String> of(String version) {
        String[] words = version.strip().split("\\s+", 3);
        Matcher matcher = NUMBERS.matcher(words.length < 2 ? "" : words[1]);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String numbers = words[0].equals("EnterpriseDB") ? withoutLast(matcher.group(1)) : matcher.group(1);
        boolean isPreRelease = matcher.group(2) != null;
        return Optional.of(isPreRelease ? numbers : withoutLast(numbers));
    }

    private static String withoutLast(String numbers) {
        int dot = numbers.lastIndexOf('.');
        return dot < 0 ? numbers : numbers.substring(0, dot);
    }
}
