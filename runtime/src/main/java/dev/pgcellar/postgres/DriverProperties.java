package dev.pgcellar.postgres;

import dev.pgcellar.postgres.ServerAddress.TcpAddress;
import dev.pgcellar.postgres.ServerAddress.UnixAddress;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.postgresql.PGProperty;

/** Says libpq's parameters in the words of pgjdbc. */
record DriverProperties(ConnectionSettings settings) {

    private static final String APPLICATION_NAME = "barman_cloud_backup";
    private static final String SYSTEM_ROOT_CERTIFICATES = "system";
    /** Together two minutes: then a statement waiting on a vanished server fails. */
    private static final int KEEPALIVE_IDLE_SECONDS = 60;

    private static final int KEEPALIVE_INTERVAL_SECONDS = 10;
    private static final int KEEPALIVE_PROBES = 6;

    Properties unix(UnixAddress address) {
        Properties properties = common(address);
        PGProperty.PG_HOST.set(properties, "localhost");
        PGProperty.SOCKET_FACTORY.set(properties, UnixSocketFactory.class.getName());
        PGProperty.SOCKET_FACTORY_ARG.set(
                properties,
                UnixSocketFactory.argument(address.socket(), settings.text(ConnectionKeyword.REQUIREPEER, null)));
        PGProperty.SSL_MODE.set(properties, "disable");
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        return properties;
    }

    /**
     * For one of the addresses that a host name has.
     *
     * @param resolved where to connect to
     */
    Properties tcp(TcpAddress address, InetAddress resolved) {
        Properties properties = common(address);
        PGProperty.PG_HOST.set(properties, address.host());
        PGProperty.SOCKET_FACTORY.set(properties, TcpSocketFactory.class.getName());
        PGProperty.SOCKET_FACTORY_ARG.set(
                properties,
                TcpSocketFactory.argument(
                        resolved,
                        number(ConnectionKeyword.KEEPALIVES_IDLE, KEEPALIVE_IDLE_SECONDS),
                        number(ConnectionKeyword.KEEPALIVES_INTERVAL, KEEPALIVE_INTERVAL_SECONDS),
                        number(ConnectionKeyword.KEEPALIVES_COUNT, KEEPALIVE_PROBES)));
        PGProperty.TCP_KEEP_ALIVE.set(properties, number(ConnectionKeyword.KEEPALIVES, 1) != 0);
        PGProperty.GSS_ENC_MODE.set(properties, settings.text(ConnectionKeyword.GSSENCMODE, "disable"));
        copy(ConnectionKeyword.KRBSRVNAME, PGProperty.KERBEROS_SERVER_NAME, properties);
        copy(ConnectionKeyword.CHANNEL_BINDING, PGProperty.CHANNEL_BINDING, properties);
        addEncryption(properties);
        return properties;
    }

    private Properties common(ServerAddress address) {
        Properties properties = new Properties();
        PGProperty.PG_PORT.set(properties, address.port());
        PGProperty.USER.set(properties, settings.user());
        // Without a password, even an empty one, the driver would read password files by its own, laxer rules.
        PGProperty.PASSWORD.set(properties, settings.password(address).orElse(""));
        PGProperty.APPLICATION_NAME.set(
                properties,
                settings.applicationNameChosen()
                        ? settings.text(ConnectionKeyword.APPLICATION_NAME, APPLICATION_NAME)
                        : APPLICATION_NAME);
        copy(ConnectionKeyword.OPTIONS, PGProperty.OPTIONS, properties);
        int seconds = Math.toIntExact(settings.connectTimeout().toSeconds());
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds);
        PGProperty.LOGIN_TIMEOUT.set(properties, seconds);
        return properties;
    }

    private void addEncryption(Properties properties) {
        PGProperty.SSL_MODE.set(properties, sslMode());
        copy(ConnectionKeyword.SSLNEGOTIATION, PGProperty.SSL_NEGOTIATION, properties);
        copy(ConnectionKeyword.SSLPASSWORD, PGProperty.SSL_PASSWORD, properties);
        addFile(ConnectionKeyword.SSLCERT, "postgresql.crt", PGProperty.SSL_CERT, properties);
        addFile(ConnectionKeyword.SSLKEY, "postgresql.key", PGProperty.SSL_KEY, properties);
        if (usesSystemRoots()) {
            PGProperty.SSL_FACTORY.set(properties, "org.postgresql.ssl.DefaultJavaSSLFactory");
        } else {
            addFile(ConnectionKeyword.SSLROOTCERT, "root.crt", PGProperty.SSL_ROOT_CERT, properties);
        }
    }

    /** As in libpq, a root certificate turns {@code require} into {@code verify-ca}. */
    private String sslMode() {
        String mode = settings.text(ConnectionKeyword.SSLMODE, usesSystemRoots() ? "verify-full" : "prefer");
        boolean hasRoot = settings.value(ConnectionKeyword.SSLROOTCERT)
                .map(Path::of)
                .or(() -> settings.inHome(".postgresql/root.crt"))
                .filter(Files::exists)
                .isPresent();
        return mode.equals("require") && hasRoot ? "verify-ca" : mode;
    }

    private boolean usesSystemRoots() {
        return settings.text(ConnectionKeyword.SSLROOTCERT, "")
                .toLowerCase(Locale.ROOT)
                .equals(SYSTEM_ROOT_CERTIFICATES);
    }

    /** A default file counts only when it exists; the driver's own default for keys has another format. */
    private void addFile(ConnectionKeyword keyword, String defaultName, PGProperty property, Properties properties) {
        settings.value(keyword)
                .or(() -> settings.inHome(".postgresql/" + defaultName)
                        .filter(Files::exists)
                        .map(Path::toString))
                .ifPresent(file -> property.set(properties, file));
    }

    private int number(ConnectionKeyword keyword, int defaultValue) {
        return settings.value(keyword)
                .map(text -> Integer.parseInt(text.strip()))
                .orElse(defaultValue);
    }

    private void copy(ConnectionKeyword keyword, PGProperty property, Properties properties) {
        settings.value(keyword).ifPresent(value -> property.set(properties, value));
    }
}
