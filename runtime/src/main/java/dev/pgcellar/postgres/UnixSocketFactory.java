package dev.pgcellar.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.SocketFactory;

/**
 * Connects pgjdbc ({@code socketFactory}, {@code socketFactoryArg}) to a server's Unix socket without a native library.
 * The host and port that the driver asks for are ignored.
 */
public final class UnixSocketFactory extends SocketFactory {

    private static final char SEPARATOR = '\n';

    private final Path socket;
    private final String requiredPeer;

    /**
     * A factory for one socket.
     *
     * @param argument the path of the socket, made by {@link #argument}
     */
    public UnixSocketFactory(String argument) {
        int separator = argument.indexOf(SEPARATOR);
        this.socket = Path.of(separator < 0 ? argument : argument.substring(0, separator));
        this.requiredPeer = separator < 0 ? null : argument.substring(separator + 1);
    }

    /**
     * The constructor's argument.
     *
     * @param requiredPeer the operating system user that the server must run as, or null for any
     */
    static String argument(Path socket, String requiredPeer) {
        return requiredPeer == null ? socket.toString() : socket.toString() + SEPARATOR + requiredPeer;
    }

    @Override
    public Socket createSocket() throws IOException {
        return new UnixSocket(socket, requiredPeer);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connected();
    }

    private Socket connected() throws IOException {
        Socket created = createSocket();
        try {
            created.connect(null);
            return created;
        } catch (IOException e) {
            created.close();
            throw e;
        }
    }
}
