package dev.pgcellar.testsupport.ec2;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A server of the EC2 query protocol over plain HTTP, with what snapshot backups need: instances, volumes, snapshots.
 * Requests are recorded, and faults can be injected. It looks at no signature.
 */
public final class Ec2Server implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "ec2-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Ec2World world = new Ec2World();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<Ec2Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private record Rule(Predicate<Ec2Request> matches, Ec2Fault fault, AtomicInteger left) {}

    private Ec2Server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts a server on a free port. */
    public static Ec2Server start() {
        try {
            return new Ec2Server();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For instance {@code http://127.0.0.1:40124}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What a client process needs to talk to this server and no other. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_EC2", endpoint().toString(),
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "test-access-key",
                "AWS_SECRET_ACCESS_KEY", "test-secret-key");
    }

    /** The instances, volumes and snapshots. */
    public Ec2World world() {
        return world;
    }

    /** Applies a fault to so many of the next requests that match; earlier faults go first. */
    public void inject(Predicate<Ec2Request> matches, Ec2Fault fault, int times) {
        rules.add(new Rule(matches, fault, new AtomicInteger(times)));
    }

    /** Applies a fault to all further requests for an action. */
    public void inject(String action, Ec2Fault fault) {
        inject(request -> request.action().equals(action), fault, Integer.MAX_VALUE);
    }

    /** What arrived so far. */
    public List<Ec2Request> requests() {
        return List.copyOf(requests);
    }

    /** What arrived so far for an action. */
    public List<Ec2Request> requests(String action) {
        return requests.stream()
                .filter(request -> request.action().equals(action))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Ec2Request request =
                    Ec2Request.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            Optional<Ec2Fault> fault = faultFor(request);
            if (fault.isEmpty()) {
                answer(exchange, request);
            } else if (fault.get() instanceof Ec2Fault.Refusal refusal) {
                send(exchange, refusal.status(), Ec2Xml.error(refusal.code(), refusal.message()));
            } else if (fault.get() instanceof Ec2Fault.LostAnswer) {
                world.answer(request);
            } else {
                ended.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Ec2Fault> faultFor(Ec2Request request) {
        return rules.stream()
                .filter(rule -> rule.matches().test(request))
                .filter(rule -> rule.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0)
                .findFirst()
                .map(Rule::fault);
    }

    private void answer(HttpExchange exchange, Ec2Request request) throws IOException {
        try {
            send(exchange, 200, world.answer(request));
        } catch (Ec2RefusalException e) {
            send(exchange, 400, Ec2Xml.error(e.code(), e.getMessage()));
        }
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml;charset=UTF-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
        executor.shutdownNow();
        world.close();
    }
}
