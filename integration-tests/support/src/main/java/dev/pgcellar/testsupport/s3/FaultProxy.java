package dev.pgcellar.testsupport.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.net.ServerSocketFactory;

/**
 * An HTTP server that records every request and passes it on, byte for byte, to a real server, unless a {@link Fault}
 * was injected for it. Each connection carries one request.
 */
public final class FaultProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final String scheme;
    private final URI server;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ended = new CountDownLatch(1);

    private record Rule(Predicate<RecordedRequest> matches, Fault fault, AtomicBoolean once) {}

    private FaultProxy(ServerSocketFactory sockets, String scheme, URI server) {
        this.scheme = scheme;
        this.server = server;
        try {
            this.listener = sockets.createServerSocket();
            // Small, so that a body which is not read soon stops its sender.
            this.listener.setReceiveBufferSize(64 * 1024);
            this.listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept, "fault-proxy-acceptor");
    }

    /** A proxy before a server. */
    public static FaultProxy before(URI server) {
        return new FaultProxy(ServerSocketFactory.getDefault(), "http", server);
    }

    /**
     * A proxy before a server, spoken to by TLS.
     *
     * @param server null when there is none
     * @param sockets of an {@code SSLContext} that has a key
     */
    public static FaultProxy tlsBefore(URI server, ServerSocketFactory sockets) {
        return new FaultProxy(sockets, "https", server);
    }

    /** A proxy without a server behind it: what no fault answers is answered with 404. */
    public static FaultProxy alone() {
        return new FaultProxy(ServerSocketFactory.getDefault(), "http", null);
    }

    /** For instance {@code http://127.0.0.1:40124}. */
    public URI endpoint() {
        return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
    }

    /** Applies a fault to every request that matches; earlier rules go first. */
    public FaultProxy inject(Predicate<RecordedRequest> matches, Fault fault) {
        rules.add(new Rule(matches, fault, null));
        return this;
    }

    /** Applies a fault to the first request that matches. */
    public FaultProxy injectOnce(Predicate<RecordedRequest> matches, Fault fault) {
        rules.add(new Rule(matches, fault, new AtomicBoolean(true)));
        return this;
    }

    /** What arrived so far. */
    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** What arrived so far by a method. */
    public List<RecordedRequest> requests(String method) {
        return requests.stream()
                .filter(request -> request.method().equals(method))
                .toList();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                clients.add(client);
                daemon(() -> serve(client), "fault-proxy-client");
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            RequestHead head = RequestHead.read(client.getInputStream());
            if (head != null) {
                requests.add(head.request());
                faultFor(head.request()).apply(new Exchange(head, client, server, ended));
            }
        } catch (IOException e) {
            // The client went away, as clients of a broken server do.
        } finally {
            clients.remove(client);
        }
    }

    private Fault faultFor(RecordedRequest request) {
        return rules.stream()
                .filter(rule -> rule.matches().test(request))
                .filter(rule -> rule.once() == null || rule.once().getAndSet(false))
                .map(Rule::fault)
                .findFirst()
                .orElse(exchange -> exchange.forward(Long.MAX_VALUE));
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            listener.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
