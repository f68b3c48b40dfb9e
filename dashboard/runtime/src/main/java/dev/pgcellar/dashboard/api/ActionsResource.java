package dev.pgcellar.dashboard.api;

import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.dashboard.recovery.Catalogs;
import dev.pgcellar.dashboard.retention.Deletions;
import dev.pgcellar.dashboard.servers.DashboardServer;
import dev.pgcellar.dashboard.servers.Servers;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Keeping, releasing and deleting backups. */
@Path("/pgcellar/api/servers/{server}/backups/{id}")
@Guarded
@Action
@Tag(name = "actions", description = "They are to be allowed, and take the dashboard's token in X-PgCellar-Token")
public class ActionsResource {

    private static final List<KeepTarget> TARGETS = List.of(KeepTarget.FULL, KeepTarget.STANDALONE);

    private final Servers servers;
    private final Catalogs catalogs;
    private final Deletions deletions;

    @Inject
    ActionsResource(Servers servers, Catalogs catalogs, Deletions deletions) {
        this.servers = servers;
        this.catalogs = catalogs;
        this.deletions = deletions;
    }

    /**
     * For what a backup is kept.
     *
     * @param target {@code full} or {@code standalone}
     */
    public record Keep(String target) {}

    @PUT
    @Path("keep")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Keeps a complete backup whatever the retention policy says")
    public void keep(@PathParam("server") String name, @PathParam("id") String id, Keep keep) {
        KeepTarget target = TARGETS.stream()
                .filter(known -> keep != null && known.text().equals(keep.target()))
                .findFirst()
                .orElseThrow(() -> ApiException.badRequest("'target' is 'full' or 'standalone'"));
        deletions.keep(serverWith(name, id), id, target);
    }

    @DELETE
    @Path("keep")
    @Operation(summary = "Keeps a backup no longer")
    public void release(@PathParam("server") String name, @PathParam("id") String id) {
        deletions.release(serverWith(name, id), id);
    }

    @DELETE
    @Operation(summary = "Deletes a backup, and the WAL that no remaining backup needs")
    public void delete(@PathParam("server") String name, @PathParam("id") String id) {
        deletions.delete(serverWith(name, id), id);
    }

    /** Only an id that the catalog has becomes part of a key. */
    private DashboardServer serverWith(String name, String id) {
        DashboardServer server = servers.named(name);
        if (catalogs.of(server).backup(id).isEmpty()) {
            throw ApiException.notFound("server '" + name + "' has no backup of this id");
        }
        return server;
    }
}
