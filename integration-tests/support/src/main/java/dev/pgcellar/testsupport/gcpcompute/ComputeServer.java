package dev.pgcellar.testsupport.gcpcompute;

import dev.pgcellar.testsupport.controlplane.ControlPlaneAnswer;
import dev.pgcellar.testsupport.controlplane.ControlPlaneFault;
import dev.pgcellar.testsupport.controlplane.ControlPlaneRequest;
import dev.pgcellar.testsupport.controlplane.ControlPlaneServer;
import dev.pgcellar.testsupport.google.ServiceAccounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A server of the Compute Engine API over plain HTTP, with what snapshot backups need: machines, disks, snapshots and
 * global operations. It gives tokens to service accounts, and answers only requests that carry one. Requests are
 * recorded, and faults can be injected.
 */
public final class ComputeServer implements AutoCloseable {

    private static final String TOKEN_PATH = "/token";

    private final ComputeWorld world = new ComputeWorld();
    private final ServiceAccounts accounts = new ServiceAccounts();
    private final ControlPlaneServer server = ControlPlaneServer.start(this::stop, world::answer);

    private ComputeServer() {}

    /** Starts a server on a free port. */
    public static ComputeServer start() {
        return new ComputeServer();
    }

    /** For instance {@code http://127.0.0.1:40124}. */
    public URI endpoint() {
        return server.endpoint();
    }

    /** A new service account, as a file for {@code GOOGLE_APPLICATION_CREDENTIALS}. */
    public String serviceAccount() {
        return accounts.create(endpoint() + TOKEN_PATH, ComputeWorld.PROJECT);
    }

    /** A token for whoever asks. */
    public String token() {
        return accounts.giveToken();
    }

    /** Refuses all tokens given out so far. */
    public void expireTokens() {
        accounts.expireTokens();
    }

    /**
     * What a client process needs to talk to this server and no other, as a new service account.
     *
     * @param folder for the file of its key
     */
    public Map<String, String> environment(Path folder) {
        try {
            Path key = Files.writeString(folder.resolve("service-account.json"), serviceAccount());
            return Map.of(
                    "PGCELLAR_SNAPSHOT_GCP_ENDPOINT",
                    endpoint().toString(),
                    "GOOGLE_APPLICATION_CREDENTIALS",
                    key.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The machines, disks and snapshots. */
    public ComputeWorld world() {
        return world;
    }

    /** Applies a fault to so many of the next requests that match; earlier faults go first. */
    public void inject(Predicate<ControlPlaneRequest> matches, ControlPlaneFault fault, int times) {
        server.inject(matches, fault, times);
    }

    /** What arrived so far, but for requests for tokens. */
    public List<ControlPlaneRequest> requests() {
        return server.requests();
    }

    private Optional<ControlPlaneAnswer> stop(ControlPlaneRequest request, UnaryOperator<String> headers) {
        if (request.path().equals(TOKEN_PATH)) {
            Optional<String> token = accounts.token(request.body());
            return Optional.of(
                    ControlPlaneAnswer.of(token.isPresent() ? 200 : 400, token.orElse(ServiceAccounts.REFUSAL)));
        }
        return accounts.accept(
                        Optional.ofNullable(headers.apply("Authorization")).orElse(""))
                ? Optional.empty()
                : Optional.of(ComputeFault.error(401, "authError", "Invalid Credentials: ya29.secret"));
    }

    @Override
    public void close() {
        server.close();
        world.close();
    }
}
