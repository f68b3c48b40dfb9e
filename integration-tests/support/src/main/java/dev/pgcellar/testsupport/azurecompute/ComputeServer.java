package dev.pgcellar.testsupport.azurecompute;

import dev.pgcellar.testsupport.controlplane.ControlPlaneAnswer;
import dev.pgcellar.testsupport.controlplane.ControlPlaneFault;
import dev.pgcellar.testsupport.controlplane.ControlPlaneRequest;
import dev.pgcellar.testsupport.controlplane.ControlPlaneServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A server of Azure Resource Manager over plain HTTP, with what snapshot backups need: machines, disks, snapshots and
 * long-running operations. It also is the managed identity endpoint of an App Service, and answers only requests that
 * carry the token it gave out. Requests are recorded, and faults can be injected.
 */
public final class ComputeServer implements AutoCloseable {

    /** The token that this server gives out and wants to see. */
    public static final String TOKEN = "token-of-managed-identity";

    private static final String IDENTITY_PATH = "/identity/token";
    private static final String IDENTITY_SECRET = "identity-header-secret";

    private final ComputeWorld world = new ComputeWorld();
    private final ControlPlaneServer server = ControlPlaneServer.start(ComputeServer::stop, world::answer);

    private ComputeServer() {
        world.reachedBy(endpoint().toString());
    }

    /** Starts a server on a free port. */
    public static ComputeServer start() {
        return new ComputeServer();
    }

    /** For instance {@code http://127.0.0.1:40124}. */
    public URI endpoint() {
        return server.endpoint();
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
    public void inject(Predicate<ControlPlaneRequest> matches, ControlPlaneFault fault, int times) {
        server.inject(matches, fault, times);
    }

    /** Ends all faults. */
    public void recover() {
        server.recover();
    }

    /** What arrived so far, but for requests for tokens. */
    public List<ControlPlaneRequest> requests() {
        return server.requests();
    }

    private static Optional<ControlPlaneAnswer> stop(ControlPlaneRequest request, UnaryOperator<String> headers) {
        if (request.path().equals(IDENTITY_PATH)) {
            return Optional.of(token(headers.apply("X-IDENTITY-HEADER")));
        }
        return ("Bearer " + TOKEN).equals(headers.apply("Authorization"))
                ? Optional.empty()
                : Optional.of(ComputeFault.error(401, "InvalidAuthenticationToken", "The access token is invalid.")
                        .with("WWW-Authenticate", "Bearer authorization_uri=\"https://login.windows.net/\""));
    }

    private static ControlPlaneAnswer token(String secret) {
        if (!IDENTITY_SECRET.equals(secret)) {
            return ComputeFault.error(401, "unauthorized", "wrong identity header");
        }
        return ControlPlaneAnswer.of(
                200,
                "{\"access_token\":\"" + TOKEN + "\",\"expires_on\":\"4070908800\",\"resource\":"
                        + "\"https://management.azure.com\",\"token_type\":\"Bearer\",\"client_id\":\"1\"}");
    }

    @Override
    public void close() {
        server.close();
        world.close();
    }
}
