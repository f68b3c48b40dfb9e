package dev.pgcellar.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Reads connection URIs, {@code postgresql://user:password@host:port,host2/database?parameter=value} (PostgreSQL
 * documentation, "Connection URIs"). Messages never repeat the text, which may hold a password.
 */
final class ConnectionUriParser {

    private static final List<String> DESIGNATORS = List.of("postgresql://", "postgres://");

    private final Map<ConnectionKeyword, String> values = new EnumMap<>(ConnectionKeyword.class);

    private ConnectionUriParser() {}

    static boolean isUri(String text) {
        return DESIGNATORS.stream().anyMatch(text::startsWith);
    }

    /**
     * The parameters of a URI; those behind the question mark come last and win.
     *
     * @throws InvalidConnectionSettingsException when it is malformed or names an unknown parameter
     */
    static Map<ConnectionKeyword, String> parse(String uri) {
        ConnectionUriParser parser = new ConnectionUriParser();
        parser.parseAfterDesignator(uri.substring(uri.indexOf("://") + 3));
        return parser.values;
    }

    private void parseAfterDesignator(String text) {
        int at = text.indexOf('@');
        int firstSlash = text.indexOf('/');
        boolean hasCredentials = at >= 0 && (firstSlash < 0 || at < firstSlash);
        if (hasCredentials) {
            parseCredentials(text.substring(0, at));
        }
        String rest = hasCredentials ? text.substring(at + 1) : text;
        int question = rest.indexOf('?');
        String location = question < 0 ? rest : rest.substring(0, question);
        int slash = location.indexOf('/');
        parseHosts(slash < 0 ? location : location.substring(0, slash));
        if (slash >= 0) {
            put(ConnectionKeyword.DBNAME, location.substring(slash + 1));
        }
        if (question >= 0) {
            parseParameters(rest.substring(question + 1));
        }
    }

    private void parseCredentials(String credentials) {
        int colon = credentials.indexOf(':');
        put(ConnectionKeyword.USER, colon < 0 ? credentials : credentials.substring(0, colon));
        put(ConnectionKeyword.PASSWORD, colon < 0 ? "" : credentials.substring(colon + 1));
    }

    private void parseHosts(String list) {
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (String host : list.split(",", -1)) {
            int end = host.startsWith("[") ? endOfAddress(host) : hostEnd(host);
            hosts.add(decode(host.startsWith("[") ? host.substring(1, end - 1) : host.substring(0, end)));
            ports.add(decode(end < host.length() ? host.substring(end + 1) : ""));
        }
        putList(ConnectionKeyword.HOST, hosts);
        putList(ConnectionKeyword.PORT, ports);
    }

    private static int hostEnd(String host) {
        int colon = host.indexOf(':');
        return colon < 0 ? host.length() : colon;
    }

    /** The index behind the closing bracket of an IPv6 address. */
    private static int endOfAddress(String host) {
        int close = host.indexOf(']');
        if (close < 0) {
            throw malformed("the \"[\" of an IPv6 address is not closed");
        }
        if (close == 1) {
            throw malformed("an IPv6 address is empty");
        }
        int end = close + 1;
        if (end < host.length() && host.charAt(end) != ':') {
            throw malformed("only a port may follow an IPv6 address in brackets");
        }
        return end;
    }

    private void parseParameters(String query) {
        if (!query.isEmpty()) {
            String withoutLastSeparator = query.endsWith("&") ? query.substring(0, query.length() - 1) : query;
            for (String parameter : withoutLastSeparator.split("&", -1)) {
                parseParameter(parameter);
            }
        }
    }

    private void parseParameter(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals < 0) {
            throw malformed("\"=\" is missing in a parameter behind \"?\"");
        }
        if (parameter.indexOf('=', equals + 1) >= 0) {
            throw malformed("a parameter behind \"?\" has more than one \"=\" (write %3D inside a value)");
        }
        String word = decode(parameter.substring(0, equals));
        String value = decode(parameter.substring(equals + 1));
        if (word.equals("ssl") && value.equals("true")) {
            values.put(ConnectionKeyword.SSLMODE, "require");
            return;
        }
        values.put(
                ConnectionKeyword.of(word).orElseThrow(() -> malformed("unknown parameter \"" + word + "\"")), value);
    }

    /** A comma says that there are several, even when each is empty and means the default. */
    private void putList(ConnectionKeyword keyword, List<String> elements) {
        String joined = String.join(",", elements);
        if (!joined.isEmpty()) {
            values.put(keyword, joined);
        }
    }

    private void put(ConnectionKeyword keyword, String encoded) {
        if (!encoded.isEmpty()) {
            values.put(keyword, decode(encoded));
        }
    }

    private static String decode(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded.put(bytes[i]);
            } else {
                decoded.put(hexByte(bytes, i + 1));
                i += 2;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
        } catch (CharacterCodingException e) {
            throw malformed("a percent-encoded value is not UTF-8");
        }
    }

    private static byte hexByte(byte[] bytes, int index) {
        int high = index < bytes.length ? Character.digit(bytes[index], 16) : -1;
        int low = index + 1 < bytes.length ? Character.digit(bytes[index + 1], 16) : -1;
        if (high < 0 || low < 0) {
            throw malformed("two hexadecimal digits must follow \"%\" (write %25 for the character itself)");
        }
        if (high == 0 && low == 0) {
            throw malformed("%00 is not allowed");
        }
        return (byte) (high << 4 | low);
    }

    private static InvalidConnectionSettingsException malformed(String what) {
        return new InvalidConnectionSettingsException("invalid PostgreSQL connection URI: " + what);
    }
}
