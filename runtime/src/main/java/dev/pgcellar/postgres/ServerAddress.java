package dev.pgcellar.postgres;

import java.nio.file.Path;
import java.util.List;

/** One place where the server may be reached. */
sealed interface ServerAddress {

    int port();

    /** The names under which a password file may hold the password. */
    List<String> passwordFileHosts();

    /** For messages, for instance {@code host "db1", port 5432}. */
    String describe();

    /**
     * A server's Unix socket.
     *
     * @param folder where the socket lies
     * @param port part of the socket's name
     */
    record UnixAddress(Path folder, int port) implements ServerAddress {

        static Path socket(Path folder, int port) {
            return folder.resolve(".s.PGSQL." + port);
        }

        Path socket() {
            return socket(folder, port);
        }

        @Override
        public List<String> passwordFileHosts() {
            return List.of(folder.toString(), "localhost");
        }

        @Override
        public String describe() {
            return "socket \"" + socket() + "\"";
        }
    }

    /**
     * A TCP port.
     *
     * @param host name or address, also what a certificate is checked against
     * @param address numeric address to connect to, or null to look the host up
     */
    record TcpAddress(String host, String address, int port) implements ServerAddress {

        @Override
        public List<String> passwordFileHosts() {
            return List.of(host);
        }

        @Override
        public String describe() {
            String resolved = address == null || address.equals(host) ? "" : " (" + address + ")";
            return "host \"" + host + "\"" + resolved + ", port " + port;
        }
    }
}
