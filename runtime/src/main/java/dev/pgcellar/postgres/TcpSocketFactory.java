package dev.pgcellar.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Connects pgjdbc to one numeric address, whatever host name its certificate and password belong to, with keep-alive
 * probes that find a vanished server while a statement is waiting.
 */
public final class TcpSocketFactory extends SocketFactory {

    private static final String SEPARATOR = ",";

    private final InetAddress address;
    private final int idleSeconds;
    private final int intervalSeconds;
    private final int probes;

    /**
     * A factory for one address.
     *
     * @param argument made by {@link #argument}
     */
    public TcpSocketFactory(String argument) throws IOException {
        String[] parts = argument.split(SEPARATOR);
        this.address = InetAddress.getByName(parts[0]);
        this.idleSeconds = Integer.parseInt(parts[1]);
        this.intervalSeconds = Integer.parseInt(parts[2]);
        this.probes = Integer.parseInt(parts[3]);
    }

    /**
     * The constructor's argument.
     *
     * @param idleSeconds silence before the first probe; 0 for the system's default, likewise the others
     * @param intervalSeconds time between probes
     * @param probes how many may be lost
     */
    static String argument(InetAddress address, int idleSeconds, int intervalSeconds, int probes) {
        return String.join(
                SEPARATOR,
                address.getHostAddress(),
                Integer.toString(idleSeconds),
                Integer.toString(intervalSeconds),
                Integer.toString(probes));
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new FixedAddressSocket();
        try {
            set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, idleSeconds);
            set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, intervalSeconds);
            set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, probes);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void set(Socket socket, SocketOption<Integer> option, int value) throws IOException {
        if (value > 0 && socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(port, null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(port, new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(port, null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localAddress, int localPort) throws IOException {
        return connected(port, new InetSocketAddress(localAddress, localPort));
    }

    private Socket connected(int port, SocketAddress local) throws IOException {
        Socket socket = createSocket();
        try {
            socket.bind(local);
            socket.connect(new InetSocketAddress(address, port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private final class FixedAddressSocket extends Socket {

        @Override
        public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
            if (!(endpoint instanceof InetSocketAddress asked)) {
                throw new SocketException("not an internet address: " + endpoint);
            }
            super.connect(new InetSocketAddress(address, asked.getPort()), timeoutMillis);
        }
    }
}
