package dev.pgcellar.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS sockets that can be closed while another thread is blocked in a write. Without a linger time, closing waits for
 * that write, which a server that stopped reading never lets end.
 */
final class LingeringSockets extends SSLSocketFactory {

    private static final int SECONDS = 1;

    private final SSLSocketFactory sockets;

    LingeringSockets(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    private static Socket lingering(Socket socket) throws IOException {
        socket.setSoLinger(true, SECONDS);
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return lingering(sockets.createSocket());
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        return lingering(sockets.createSocket(connected, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return lingering(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return lingering(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return lingering(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return lingering(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }
}
