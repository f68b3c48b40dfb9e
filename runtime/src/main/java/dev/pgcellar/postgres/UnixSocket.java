package dev.pgcellar.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import jdk.net.ExtendedSocketOptions;

/**
 * A {@link Socket} over a Unix domain socket channel. Reads honour {@link #setSoTimeout}; {@link #close} wakes threads
 * blocked in either stream. Options that only TCP has are accepted and do nothing.
 */
final class UnixSocket extends Socket {

    private final UnixDomainSocketAddress server;
    private final String requiredPeer;
    private final SocketChannel channel;
    private volatile UnixSocketInput input;
    private volatile UnixSocketOutput output;
    private volatile int soTimeout;

    /**
     * An unconnected socket.
     *
     * @param requiredPeer the operating system user that the server must run as, or null for any
     */
    UnixSocket(Path path, String requiredPeer) throws IOException {
        super((SocketImpl) null);
        this.server = UnixDomainSocketAddress.of(path);
        this.requiredPeer = requiredPeer;
        this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    @Override
    public void connect(SocketAddress ignored) throws IOException {
        connect(ignored, 0);
    }

    /** Connects to the path of this socket. A local connect succeeds or fails at once, so the time-out is not needed. */
    @Override
    public void connect(SocketAddress ignored, int timeoutMillis) throws IOException {
        channel.connect(server);
        checkPeer();
        channel.configureBlocking(false);
        input = new UnixSocketInput(channel, this::getSoTimeout);
        output = new UnixSocketOutput(channel);
    }

    private void checkPeer() throws IOException {
        if (requiredPeer != null) {
            String peer =
                    channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
            if (!requiredPeer.equals(peer)) {
                throw new SocketException(
                        "requirepeer specifies \"" + requiredPeer + "\", but the server runs as \"" + peer + "\"");
            }
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return connected(input);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return connected(output);
    }

    private static <T> T connected(T stream) throws SocketException {
        if (stream == null) {
            throw new SocketException("the Unix socket is not connected");
        }
        return stream;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (input != null) {
            input.wakeUp();
        }
        if (output != null) {
            output.wakeUp();
        }
    }

    @Override
    public void shutdownInput() throws IOException {
        channel.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public boolean isConnected() {
        return output != null;
    }

    @Override
    public boolean isBound() {
        return isConnected();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void setSoTimeout(int millis) {
        soTimeout = millis;
    }

    @Override
    public int getSoTimeout() {
        return soTimeout;
    }

    @Override
    public void setSendBufferSize(int bytes) throws SocketException {
        setOptionOf(StandardSocketOptions.SO_SNDBUF, bytes);
    }

    @Override
    public int getSendBufferSize() throws SocketException {
        return optionOf(StandardSocketOptions.SO_SNDBUF);
    }

    @Override
    public void setReceiveBufferSize(int bytes) throws SocketException {
        setOptionOf(StandardSocketOptions.SO_RCVBUF, bytes);
    }

    @Override
    public int getReceiveBufferSize() throws SocketException {
        return optionOf(StandardSocketOptions.SO_RCVBUF);
    }

    private void setOptionOf(SocketOption<Integer> option, int value) throws SocketException {
        try {
            channel.setOption(option, value);
        } catch (IOException e) {
            throw socketException(e);
        }
    }

    private int optionOf(SocketOption<Integer> option) throws SocketException {
        try {
            return channel.getOption(option);
        } catch (IOException e) {
            throw socketException(e);
        }
    }

    private static SocketException socketException(IOException failure) {
        SocketException exception = new SocketException(failure.getMessage());
        exception.initCause(failure);
        return exception;
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // Bytes are never held back in a Unix socket.
    }

    @Override
    public boolean getTcpNoDelay() {
        return true;
    }

    @Override
    public void setKeepAlive(boolean on) {
        // The kernel tells at once when a local peer is gone.
    }

    @Override
    public boolean getKeepAlive() {
        return false;
    }

    @Override
    public void setSoLinger(boolean on, int linger) {
        // Lingering is of TCP only.
    }

    @Override
    public void setTrafficClass(int trafficClass) {
        // Traffic classes are of IP only.
    }

    @Override
    public void setReuseAddress(boolean on) {
        // There is no address to reuse.
    }

    /** A local address that is not looked up; the peer has none. */
    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return isConnected() ? new InetSocketAddress(InetAddress.getLoopbackAddress(), 0) : null;
    }

    @Override
    public int getPort() {
        return 0;
    }

    @Override
    public String toString() {
        return "UnixSocket[" + server + "]";
    }
}
