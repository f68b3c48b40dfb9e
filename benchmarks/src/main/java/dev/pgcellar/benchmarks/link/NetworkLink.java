package dev.pgcellar.benchmarks.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between HTTP clients and a server, passes connections on as they are, and delays and throttles their bytes as
 * a network does. Opening a connection costs a round trip. What it leaves out: slow start, loss, TLS. It counts
 * requests and connections.
 */
public final class NetworkLink implements AutoCloseable {

    private final ServerSocket listener;
    private final URI server;
    private final LinkConditions conditions;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private NetworkLink(URI server, LinkConditions conditions) throws IOException {
        this.server = server;
        this.conditions = conditions;
        this.listener = new ServerSocket();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        daemon(this::accept, "link-acceptor");
    }

    /** A link on a free port of the loopback address. */
    public static NetworkLink to(URI server, LinkConditions conditions) {
        try {
            return new NetworkLink(server, conditions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For instance {@code http://127.0.0.1:40124}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Requests that clients sent so far. */
    public long requests() {
        return requests.get();
    }

    /** Connections that clients opened so far. */
    public long connections() {
        return connections.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                carry(listener.accept());
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void carry(Socket client) throws IOException {
        connections.incrementAndGet();
        long opened = System.nanoTime();
        Socket upstream = new Socket(server.getHost(), server.getPort());
        for (Socket socket : new Socket[] {client, upstream}) {
            socket.setTcpNoDelay(true);
            sockets.add(socket);
        }
        // The loopback interface opens it at once; on a real one the first byte leaves a round trip later.
        long handshake = 2 * conditions.latency().toNanos();
        RequestCounter counter = new RequestCounter(requests::incrementAndGet);
        DelayLine out = new DelayLine(client, upstream, conditions, opened + handshake, counter::count);
        DelayLine back = new DelayLine(upstream, client, conditions, opened, (bytes, length) -> {});
        Thread outward = out.start("link-out");
        Thread inward = back.start("link-back");
        daemon(() -> closeAfter(outward, inward, client, upstream), "link-closer");
    }

    private void closeAfter(Thread outward, Thread inward, Socket client, Socket upstream) {
        try {
            inward.join();
            client.close();
            upstream.close();
            outward.join();
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(client);
            sockets.remove(upstream);
        }
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
