package dev.pgcellar.dashboard.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hides secrets in configuration: all of a value whose name speaks of one, and the parts of a URL that may hold one.
 */
public final class SecretMask {

    private static final String MASK = "\u2022\u2022\u2022\u2022\u2022\u2022";
    private static final Pattern SECRET_NAME = Pattern.compile(
            "passw|passphrase|pwd|secret|token|credential|connection-?string|account-?key|access-?key|api-?key"
                    + "|private-?key|(^|[.-])sas([.-]|$)|signature|conninfo|dsn");
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]*@");
    private static final Pattern QUERY = Pattern.compile("(?<=[a-zA-Z0-9]://[^?\\s]{0,2000})\\?\\S*");
    private static final Pattern PASSWORD_WORD = Pattern.compile("(?i)\\b(password|secret|token|sig)=('[^']*'|\\S+)");

    private SecretMask() {}

    /** A value as it may be shown. */
    public static String of(String name, String value) {
        return SECRET_NAME
                        .matcher(name.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .find()
                ? MASK
                : of(value);
    }

    /** A URL, or another text, as it may be shown. */
    public static String of(String text) {
        String masked = USER_INFO.matcher(text).replaceAll(MASK + "@");
        masked = QUERY.matcher(masked).replaceAll("?" + MASK);
        return PASSWORD_WORD.matcher(masked).replaceAll("$1=" + MASK);
    }
}
