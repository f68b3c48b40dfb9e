package dev.pgcellar.postgres;

import dev.pgcellar.postgres.ServerAddress.TcpAddress;
import dev.pgcellar.postgres.ServerAddress.UnixAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes addresses of the lists {@code host}, {@code hostaddr} and {@code port} (PostgreSQL documentation, "Specifying
 * Multiple Hosts").
 */
record ServerAddresses(List<Path> socketFolders) {

    private static final int DEFAULT_PORT = 5432;
    private static final int MAX_PORT = 65535;
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+(%.+)?");

    /**
     * The addresses in the order given.
     *
     * @param hosts empty for the local server
     * @throws InvalidConnectionSettingsException when the lists do not match or an element is malformed
     */
    List<ServerAddress> of(String hosts, String numericHosts, String ports) {
        List<String> hostList = split(hosts);
        List<String> numericList = split(numericHosts);
        List<String> portList = split(ports);
        int count = numericHosts.isEmpty() ? hostList.size() : numericList.size();
        if (!hosts.isEmpty() && hostList.size() != count) {
            throw mismatch(hostList.size() + " hosts", count + " hostaddr values");
        }
        if (portList.size() != 1 && portList.size() != count) {
            throw mismatch(portList.size() + " ports", count + " hosts");
        }
        List<ServerAddress> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String host = hosts.isEmpty() ? "" : hostList.get(i);
            String numeric = numericHosts.isEmpty() ? "" : numericList.get(i);
            addresses.add(address(host, numeric, port(portList.get(portList.size() == 1 ? 0 : i))));
        }
        return List.copyOf(addresses);
    }

    private ServerAddress address(String host, String numeric, int port) {
        if (!numeric.isEmpty()) {
            if (!NUMERIC.matcher(numeric).matches()) {
                throw new InvalidConnectionSettingsException("\"" + numeric + "\" is not a numeric address (hostaddr)");
            }
            return new TcpAddress(host.isEmpty() ? numeric : host, numeric, port);
        }
        if (host.isEmpty()) {
            return local(port);
        }
        if (host.startsWith("@")) {
            throw new InvalidConnectionSettingsException("sockets in the abstract namespace (\"" + host
                    + "\") are not supported; name a socket folder or a host");
        }
        return host.startsWith("/") ? new UnixAddress(Path.of(host), port) : new TcpAddress(host, null, port);
    }

    private ServerAddress local(int port) {
        return socketFolders.stream()
                .filter(folder -> Files.exists(UnixAddress.socket(folder, port)))
                .findFirst()
                .<ServerAddress>map(folder -> new UnixAddress(folder, port))
                .orElseGet(() -> new TcpAddress("localhost", null, port));
    }

    private static int port(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return DEFAULT_PORT;
        }
        try {
            int port = Integer.parseInt(trimmed);
            if (port >= 1 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Refused below, together with numbers out of range.
        }
        throw new InvalidConnectionSettingsException(
                "invalid PostgreSQL port \"" + trimmed + "\": expected a number from 1 to " + MAX_PORT);
    }

    private static List<String> split(String list) {
        return List.of(list.split(",", -1));
    }

    private static InvalidConnectionSettingsException mismatch(String some, String others) {
        return new InvalidConnectionSettingsException("PostgreSQL connection: " + some + " do not match " + others);
    }
}
