package dev.pgcellar.postgres;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The parameter key words of libpq (PostgreSQL documentation, "Parameter Key Words" and "Environment Variables"). */
enum ConnectionKeyword {
    SERVICE("PGSERVICE"),
    SERVICEFILE("PGSERVICEFILE"),
    HOST("PGHOST"),
    HOSTADDR("PGHOSTADDR"),
    PORT("PGPORT"),
    DBNAME("PGDATABASE"),
    USER("PGUSER"),
    PASSWORD("PGPASSWORD"),
    PASSFILE("PGPASSFILE"),
    CHANNEL_BINDING("PGCHANNELBINDING"),
    CONNECT_TIMEOUT("PGCONNECT_TIMEOUT"),
    OPTIONS("PGOPTIONS"),
    APPLICATION_NAME("PGAPPNAME"),
    FALLBACK_APPLICATION_NAME,
    KEEPALIVES,
    KEEPALIVES_IDLE,
    KEEPALIVES_INTERVAL,
    KEEPALIVES_COUNT,
    SSLMODE("PGSSLMODE"),
    SSLNEGOTIATION("PGSSLNEGOTIATION"),
    SSLCERT("PGSSLCERT"),
    SSLKEY("PGSSLKEY"),
    SSLPASSWORD,
    SSLROOTCERT("PGSSLROOTCERT"),
    REQUIREPEER("PGREQUIREPEER"),
    GSSENCMODE("PGGSSENCMODE"),
    KRBSRVNAME("PGKRBSRVNAME"),
    TARGET_SESSION_ATTRS("PGTARGETSESSIONATTRS"),
    LOAD_BALANCE_HOSTS("PGLOADBALANCEHOSTS"),
    /** Always UTF-8 here. */
    CLIENT_ENCODING("PGCLIENTENCODING"),
    REPLICATION,
    SSLCOMPRESSION("PGSSLCOMPRESSION"),
    SSLSNI("PGSSLSNI"),
    TCP_USER_TIMEOUT,
    GSSLIB("PGGSSLIB"),
    MIN_PROTOCOL_VERSION("PGMINPROTOCOLVERSION"),
    MAX_PROTOCOL_VERSION("PGMAXPROTOCOLVERSION"),
    AUTHTYPE,
    TTY,
    REQUIRESSL("PGREQUIRESSL"),
    SSLKEYLOGFILE(Support.UNENFORCED, null),
    SSLCERTMODE(Support.UNENFORCED, "PGSSLCERTMODE"),
    SSLCRL(Support.UNENFORCED, "PGSSLCRL"),
    SSLCRLDIR(Support.UNENFORCED, "PGSSLCRLDIR"),
    SSL_MIN_PROTOCOL_VERSION(Support.UNENFORCED, "PGSSLMINPROTOCOLVERSION"),
    SSL_MAX_PROTOCOL_VERSION(Support.UNENFORCED, "PGSSLMAXPROTOCOLVERSION"),
    REQUIRE_AUTH(Support.UNENFORCED, "PGREQUIREAUTH"),
    GSSDELEGATION(Support.UNENFORCED, "PGGSSDELEGATION"),
    SCRAM_CLIENT_KEY(Support.UNENFORCED, null),
    SCRAM_SERVER_KEY(Support.UNENFORCED, null),
    OAUTH_ISSUER(Support.UNENFORCED, null),
    OAUTH_CLIENT_ID(Support.UNENFORCED, null),
    OAUTH_CLIENT_SECRET(Support.UNENFORCED, null),
    OAUTH_SCOPE(Support.UNENFORCED, null);

    private enum Support {
        HONOURED,
        /** Bears on security and cannot be honoured by this driver, so its user must hear of it. */
        UNENFORCED
    }

    private static final Map<String, ConnectionKeyword> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ConnectionKeyword::word, Function.identity()));

    private final Support support;
    private final String variable;

    ConnectionKeyword() {
        this(Support.HONOURED, null);
    }

    ConnectionKeyword(String variable) {
        this(Support.HONOURED, variable);
    }

    ConnectionKeyword(Support support, String variable) {
        this.support = support;
        this.variable = variable;
    }

    static Optional<ConnectionKeyword> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** As it stands in a connection string. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The environment variable that supplies the default. */
    Optional<String> variable() {
        return Optional.ofNullable(variable);
    }

    boolean unenforced() {
        return support == Support.UNENFORCED;
    }

    boolean secret() {
        return switch (this) {
            case PASSWORD, SSLPASSWORD, SCRAM_CLIENT_KEY, SCRAM_SERVER_KEY, OAUTH_CLIENT_SECRET -> true;
            default -> false;
        };
    }
}
