package dev.pgcellar.dashboard.api;

import dev.pgcellar.dashboard.recovery.Catalogs;
import dev.pgcellar.dashboard.retention.Deletions;
import dev.pgcellar.dashboard.retention.RetentionPreview;
import dev.pgcellar.dashboard.servers.DashboardServer;
import dev.pgcellar.dashboard.servers.Servers;
import dev.pgcellar.expire.RetentionPolicy;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What retention policies would delete. */
@Path("/pgcellar/api/servers/{server}/retention")
@Produces(MediaType.APPLICATION_JSON)
@Guarded
@Tag(name = "retention")
public class RetentionResource {

    private final Servers servers;
    private final Catalogs catalogs;
    private final Deletions deletions;

    @Inject
    RetentionResource(Servers servers, Catalogs catalogs, Deletions deletions) {
        this.servers = servers;
        this.catalogs = catalogs;
        this.deletions = deletions;
    }

    @GET
    @Operation(summary = "Which backups a policy would delete, and why")
    public RetentionPreview preview(
            @PathParam("server") String name,
            @QueryParam("policy") String policy,
            @QueryParam("minimum-redundancy") Integer minimumRedundancy) {
        DashboardServer server = servers.named(name);
        String wanted = wanted(policy, server);
        parsed(wanted);
        return RetentionPreview.of(wanted, wanted(minimumRedundancy, server), catalogs.of(server), Instant.now());
    }

    @GET
    @Path("objects")
    @Operation(summary = "Which objects a policy would delete, WAL included; lists the store, which may take a while")
    public Deletions.Objects objects(
            @PathParam("server") String name,
            @QueryParam("policy") String policy,
            @QueryParam("minimum-redundancy") Integer minimumRedundancy) {
        DashboardServer server = servers.named(name);
        return deletions.preview(server, parsed(wanted(policy, server)), wanted(minimumRedundancy, server));
    }

    private static String wanted(String policy, DashboardServer server) {
        return policy != null && !policy.isBlank()
                ? policy
                : server.policy()
                        .orElseThrow(() -> ApiException.badRequest(
                                "'policy' is missing: REDUNDANCY n, or RECOVERY WINDOW OF n DAYS, WEEKS or MONTHS"));
    }

    private static RetentionPolicy parsed(String policy) {
        try {
            return RetentionPolicy.parse(policy);
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest(e.getMessage());
        }
    }

    private static int wanted(Integer minimumRedundancy, DashboardServer server) {
        if (minimumRedundancy == null) {
            return server.minimumRedundancy();
        }
        if (minimumRedundancy < 0) {
            throw ApiException.badRequest("'minimum-redundancy' is at least 0");
        }
        return minimumRedundancy;
    }
}
