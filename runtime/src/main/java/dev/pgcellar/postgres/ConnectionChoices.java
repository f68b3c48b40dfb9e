package dev.pgcellar.postgres;

import java.util.List;
import java.util.Map;

/** Checks the parameters whose values are words of a list or whole numbers, before any connection is tried. */
final class ConnectionChoices {

    private static final Map<ConnectionKeyword, List<String>> WORDS = Map.of(
            ConnectionKeyword.SSLMODE, List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
            ConnectionKeyword.SSLNEGOTIATION, List.of("postgres", "direct"),
            ConnectionKeyword.GSSENCMODE, List.of("disable", "prefer", "require"),
            ConnectionKeyword.CHANNEL_BINDING, List.of("disable", "prefer", "require"),
            ConnectionKeyword.LOAD_BALANCE_HOSTS, List.of("disable", "random"),
            ConnectionKeyword.TARGET_SESSION_ATTRS, SessionRequirement.words());

    private static final List<ConnectionKeyword> NUMBERS = List.of(
            ConnectionKeyword.CONNECT_TIMEOUT,
            ConnectionKeyword.KEEPALIVES,
            ConnectionKeyword.KEEPALIVES_IDLE,
            ConnectionKeyword.KEEPALIVES_INTERVAL,
            ConnectionKeyword.KEEPALIVES_COUNT);

    private ConnectionChoices() {}

    static void check(Map<ConnectionKeyword, String> values) {
        WORDS.forEach((keyword, words) -> {
            String value = values.getOrDefault(keyword, "");
            if (!value.isEmpty() && !words.contains(value)) {
                throw invalid(keyword, value, "one of " + String.join(", ", words));
            }
        });
        NUMBERS.forEach(keyword -> {
            String value = values.getOrDefault(keyword, "").strip();
            if (!value.isEmpty() && !isInteger(value)) {
                throw invalid(keyword, value, "a whole number");
            }
        });
    }

    private static boolean isInteger(String value) {
        try {
            Integer.parseInt(value);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static InvalidConnectionSettingsException invalid(
            ConnectionKeyword keyword, String value, String expected) {
        return new InvalidConnectionSettingsException(
                "invalid " + keyword.word() + " \"" + value + "\": expected " + expected);
    }
}
