package dev.pgcellar.dashboard.command;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.dashboard.api.DashboardAccess;
import dev.pgcellar.dashboard.api.SecurityHeaders;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The port that the command opens on the loopback address. Only the dashboard is behind it.
 */
@Singleton
public class DashboardListener {

    static final String ROOT = "/pgcellar/";

    private static final String ADDRESS = "127.0.0.1";
    private static final long PATIENCE_SECONDS = 10;

    private final Vertx vertx;
    private final DashboardAccess access;

    @Inject
    DashboardListener(Vertx vertx, DashboardAccess access) {
        this.vertx = vertx;
        this.access = access;
    }

    /**
     * Opens the port.
     *
     * @param port 0 for any that is free
     * @return the port
     * @throws OperationFailedException when it cannot be opened
     */
    int open(int port) throws OperationFailedException, InterruptedException {
        HttpServerOptions options = new HttpServerOptions().setHost(ADDRESS).setPort(port);
        HttpServer server = vertx.createHttpServer(options).requestHandler(this::handle);
        try {
            return server.listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .actualPort();
        } catch (ExecutionException | CompletionException | TimeoutException e) {
            String reason =
                    e.getCause() == null ? "it took too long" : e.getCause().getMessage();
            throw new OperationFailedException(
                    "port " + port + " of " + ADDRESS + " cannot be opened: " + reason + "; --port takes another", e);
        }
    }

    private void handle(HttpServerRequest request) {
        Optional<String> refusal = access.guard().refusal(request);
        String path = request.path();
        if (refusal.isEmpty() && isOfDashboard(path)) {
            VertxHttpRecorder.getRootHandler().handle(request);
            return;
        }
        SecurityHeaders.ALL.forEach((name, value) -> request.response().putHeader(name, value));
        if (refusal.isPresent()) {
            request.response()
                    .setStatusCode(403)
                    .putHeader("Content-Type", "application/json")
                    .end("{\"error\":\"" + refusal.get() + "\"}");
        } else if ("/".equals(path)) {
            request.response().setStatusCode(302).putHeader("Location", ROOT).end();
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    /** A path that leads elsewhere when it is normalized does not count. */
    private static boolean isOfDashboard(String path) {
        return path != null
                && (path.equals("/pgcellar") || path.startsWith(ROOT))
                && !path.contains("..")
                && !path.toLowerCase(Locale.ROOT).contains("%2e");
    }
}
