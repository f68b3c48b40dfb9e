package dev.pgcellar.postgres;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a server must be to be connected to, {@code target_session_attrs} of libpq. */
enum SessionRequirement {
    ANY(null, null),
    READ_WRITE("SELECT pg_catalog.current_setting('transaction_read_only') = 'off'", "the session is read-only"),
    READ_ONLY("SELECT pg_catalog.current_setting('transaction_read_only') = 'on'", "the session is not read-only"),
    PRIMARY("SELECT NOT pg_catalog.pg_is_in_recovery()", "the server is in hot standby mode"),
    STANDBY("SELECT pg_catalog.pg_is_in_recovery()", "the server is not in hot standby mode"),
    PREFER_STANDBY(STANDBY.query, STANDBY.refusal);

    private final String query;
    private final String refusal;

    SessionRequirement(String query, String refusal) {
        this.query = query;
        this.refusal = refusal;
    }

    static SessionRequirement of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static List<String> words() {
        return Arrays.stream(values())
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    /** A query for one boolean, true when the server will do; empty when every server will. */
    Optional<String> query() {
        return Optional.ofNullable(query);
    }

    /** Why a server that answers false will not do. */
    String refusal() {
        return refusal;
    }
}
