package dev.pgcellar.testsupport.azurecompute;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A server of Azure Resource Manager over plain HTTP, with what snapshot backups need: machines, disks, snapshots and
 * long-running operations. It also is the managed identity endpoint of an App Service, and answers only requests that
 * carry the token it gave out. Requests are recorded, and faults can be injected.
 */
public final class ComputeServer implements AutoCloseable {

    private static final String IDENTITY_PATH = "/identity/token";
    private static final String IDENTITY_SECRET = "identity-header-secret";
    /** The token that this server gives out and wants to see. */
    public static final String TOKEN = "token-of-managed-identity";

    private static final int GATHERING_SECONDS = 20;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "azure-compute-server");
        thread.setDaemon(true);
        return thread;
    });
    private final ComputeWorld world = new ComputeWorld();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<ComputeRequest> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private record Rule(Predicate<ComputeRequest> matches, ComputeFault fault, AtomicInteger left) {}

    private ComputeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
        world.reachedBy(endpoint().toString());
    }

    /** Starts a server on a free port. */
    public static ComputeServer start() {
        try {
            return new ComputeServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For instance {@code http://127.0.0.1:40124}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What a client process needs to talk to this server and no other, with its managed identity. */
    public Map<String, String> environment() {
        return Map.of(
                "PGCELLAR_SNAPSHOT_AZURE_ENDPOINT",
                endpoint().toString(),
                "IDENTITY_ENDPOINT",
                endpoint() + IDENTITY_PATH,
                "IDENTITY_HEADER",
                IDENTITY_SECRET);
    }

    /** An answer of {@code az account get-access-token} with the token of this server. */
    public static String tokenOfAzureCli() {
        return "{\"accessToken\":\"" + TOKEN
                + "\",\"expiresOn\":\"2099-01-01 00:00:00.000000\",\"expires_on\":4070908800,"
                + "\"tokenType\":\"Bearer\"}";
    }

    /** The machines, disks and snapshots. */
    public ComputeWorld world() {
        return world;
    }

    /** Applies a fault to so many of the next requests that match; earlier faults go first. */
    public void inject(Predicate<ComputeRequest> matches, ComputeFault fault, int times) {
        rules.add(new Rule(matches, fault, new AtomicInteger(times)));
    }

    /** Ends all faults. */
    public void recover() {
        rules.clear();
    }

    /** What arrived so far, but for requests for tokens. */
    public List<ComputeRequest> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            URI uri = exchange.getRequestURI();
            if (uri.getPath().equals(IDENTITY_PATH)) {
                send(exchange, token(exchange));
                return;
            }
            ComputeRequest request = new ComputeRequest(
                    exchange.getRequestMethod(),
                    uri.getPath(),
                    Optional.ofNullable(uri.getQuery()).orElse(""),
                    new String(body, StandardCharsets.UTF_8));
            requests.add(request);
            answer(exchange, request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer token(HttpExchange exchange) {
        if (!IDENTITY_SECRET.equals(exchange.getRequestHeaders().getFirst("X-IDENTITY-HEADER"))) {
            return Answer.error(401, "unauthorized", "wrong identity header");
        }
        return Answer.of(
                200,
                "{\"access_token\":\"" + TOKEN + "\",\"expires_on\":\"4070908800\",\"resource\":"
                        + "\"https://management.azure.com\",\"token_type\":\"Bearer\",\"client_id\":\"1\"}");
    }

    private void answer(HttpExchange exchange, ComputeRequest request) throws IOException, InterruptedException {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(
                    exchange,
                    Answer.error(401, "InvalidAuthenticationToken", "The access token is invalid.")
                            .with("WWW-Authenticate", "Bearer authorization_uri=\"https://login.windows.net/\""));
            return;
        }
        Optional<ComputeFault> fault = faultFor(request);
        if (fault.isEmpty()) {
            send(exchange, world.answer(request));
        } else if (fault.get() instanceof ComputeFault.Refusal refusal) {
            send(
                    exchange,
                    Answer.error(refusal.status(), refusal.code(), refusal.message())
                            .with("Retry-After", refusal.retryAfter()));
        } else if (fault.get() instanceof ComputeFault.LostAnswer) {
            world.answer(request);
        } else if (fault.get() instanceof ComputeFault.Gathering gathering) {
            gathering.missing().countDown();
            boolean complete = gathering.missing().await(GATHERING_SECONDS, TimeUnit.SECONDS);
            send(exchange, complete ? world.answer(request) : Answer.error(400, "Alone", "no other request came"));
        } else {
            ended.await();
        }
    }

    private Optional<ComputeFault> faultFor(ComputeRequest request) {
        return rules.stream()
                .filter(rule -> rule.matches().test(request))
                .filter(rule -> rule.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0)
                .findFirst()
                .map(Rule::fault);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
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
        world.close();
    }
}
