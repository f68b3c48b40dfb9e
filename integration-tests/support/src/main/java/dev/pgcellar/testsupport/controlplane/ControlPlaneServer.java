package dev.pgcellar.testsupport.controlplane;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A server over plain HTTP that records what it is asked, and into which faults can be injected. */
public final class ControlPlaneServer implements AutoCloseable {

    private static final int GATHERING_SECONDS = 20;

    static {
        // Or each answer waits for an acknowledgement that the client delays.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool(ControlPlaneServer::daemon);
    private final Gate gate;
    private final Function<ControlPlaneRequest, ControlPlaneAnswer> service;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<ControlPlaneRequest> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private record Rule(Predicate<ControlPlaneRequest> matches, ControlPlaneFault fault, AtomicInteger left) {}

    /** Gives out tokens, and turns requests away that have none. */
    @FunctionalInterface
    public interface Gate {

        /**
         * @param headers gives the value of a header, or null
         * @return empty for a request that may pass
         */
        Optional<ControlPlaneAnswer> stop(ControlPlaneRequest request, UnaryOperator<String> headers);
    }

    private ControlPlaneServer(Gate gate, Function<ControlPlaneRequest, ControlPlaneAnswer> service)
            throws IOException {
        this.gate = gate;
        this.service = service;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "control-plane-server");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts a server on a free port.
     *
     * @param service does what is asked
     */
    public static ControlPlaneServer start(Gate gate, Function<ControlPlaneRequest, ControlPlaneAnswer> service) {
        try {
            return new ControlPlaneServer(gate, service);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For instance {@code http://127.0.0.1:40124}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Applies a fault to so many of the next requests that match; earlier faults go first. */
    public void inject(Predicate<ControlPlaneRequest> matches, ControlPlaneFault fault, int times) {
        rules.add(new Rule(matches, fault, new AtomicInteger(times)));
    }

    /** Ends all faults. */
    public void recover() {
        rules.clear();
    }

    /** What passed the gate so far. */
    public List<ControlPlaneRequest> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            URI uri = exchange.getRequestURI();
            ControlPlaneRequest request = new ControlPlaneRequest(
                    exchange.getRequestMethod(),
                    uri.getPath(),
                    Optional.ofNullable(uri.getQuery()).orElse(""),
                    new String(body, StandardCharsets.UTF_8));
            Optional<ControlPlaneAnswer> stopped =
                    gate.stop(request, name -> exchange.getRequestHeaders().getFirst(name));
            if (stopped.isPresent()) {
                send(exchange, stopped.get());
            } else {
                requests.add(request);
                answer(exchange, request);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, ControlPlaneRequest request) throws IOException, InterruptedException {
        Optional<ControlPlaneFault> fault = faultFor(request);
        if (fault.isEmpty()) {
            send(exchange, service.apply(request));
        } else if (fault.get() instanceof ControlPlaneFault.Reply reply) {
            send(exchange, reply.answer());
        } else if (fault.get() instanceof ControlPlaneFault.LostAnswer) {
            service.apply(request);
        } else if (fault.get() instanceof ControlPlaneFault.Gathering gathering) {
            gathering.missing().countDown();
            boolean complete = gathering.missing().await(GATHERING_SECONDS, TimeUnit.SECONDS);
            send(exchange, complete ? service.apply(request) : ControlPlaneAnswer.of(400, "{}"));
        } else {
            ended.await();
        }
    }

    private Optional<ControlPlaneFault> faultFor(ControlPlaneRequest request) {
        return rules.stream()
                .filter(rule -> rule.matches().test(request))
                .filter(rule -> rule.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0)
                .findFirst()
                .map(Rule::fault);
    }

    private static void send(HttpExchange exchange, ControlPlaneAnswer answer) throws IOException {
        byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
        executor.shutdownNow();
    }
}
