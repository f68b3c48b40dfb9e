package dev.pgcellar.dashboard.api;

import dev.pgcellar.api.ServerTarget;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.dashboard.recovery.Catalogs;
import dev.pgcellar.dashboard.recovery.RestoreAdvice;
import dev.pgcellar.dashboard.recovery.RestoreAnswer;
import dev.pgcellar.dashboard.recovery.ServerCatalog;
import dev.pgcellar.dashboard.servers.DashboardServer;
import dev.pgcellar.dashboard.servers.Servers;
import dev.pgcellar.registry.ObjectStoreProviders;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The servers and their catalogs. */
@Path("/pgcellar/api/servers")
@Produces(MediaType.APPLICATION_JSON)
@Guarded
@Tag(name = "servers")
public class ServersResource {

    private static final String LIMIT = "500";

    private final Servers servers;
    private final Catalogs catalogs;
    private final ObjectStoreProviders stores;

    @Inject
    ServersResource(Servers servers, Catalogs catalogs, ObjectStoreProviders stores) {
        this.servers = servers;
        this.catalogs = catalogs;
        this.stores = stores;
    }

    @GET
    @Operation(summary = "All servers that are shown; makes no request to a store")
    public List<ServerView> all() {
        return servers.all().stream()
                .map(server -> ServerView.of(server, catalogs.known(server).isPresent()))
                .toList();
    }

    @GET
    @Path("{server}/summary")
    @Operation(summary = "A server at a glance: backups, WAL, gaps, and what can be recovered to")
    public Summary summary(@PathParam("server") String name) {
        DashboardServer server = servers.named(name);
        ServerCatalog catalog = catalogs.of(server);
        return Summary.of(catalog, catalogs.isReading(server));
    }

    @GET
    @Path("{server}/backups")
    @Operation(summary = "The backups, the newest first")
    public Page<BackupView> backups(
            @PathParam("server") String name,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue(LIMIT) int limit) {
        ServerCatalog catalog = catalog(name);
        List<BackupInfo> newestFirst = new ArrayList<>(catalog.backups());
        Collections.reverse(newestFirst);
        Page<BackupInfo> page = Page.of(newestFirst, offset, limit);
        return new Page<>(
                page.total(),
                page.offset(),
                page.items().stream()
                        .map(backup -> BackupView.of(backup, catalog))
                        .toList());
    }

    @GET
    @Path("{server}/backups/{id}")
    @Operation(summary = "All that is known of a backup")
    public BackupDetail backup(@PathParam("server") String name, @PathParam("id") String id) {
        ServerCatalog catalog = catalog(name);
        return catalog.backup(id)
                .map(backup -> BackupDetail.of(backup, catalog))
                .orElseThrow(() -> ApiException.notFound("server '" + name + "' has no backup of this id"));
    }

    @GET
    @Path("{server}/wal")
    @Operation(summary = "The archived WAL as runs of segments without a gap, by ascending timeline and segment")
    public Page<RunView> wal(
            @PathParam("server") String name,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue(LIMIT) int limit) {
        return Page.of(RunView.archived(catalog(name).wal()), offset, limit);
    }

    @GET
    @Path("{server}/gaps")
    @Operation(summary = "The segments that are missing between archived ones, the latest first")
    public Page<RunView> gaps(
            @PathParam("server") String name,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue(LIMIT) int limit) {
        return Page.of(RunView.missing(catalog(name).wal()), offset, limit);
    }

    @GET
    @Path("{server}/windows")
    @Operation(summary = "What each backup can be recovered to, one window for each timeline it reaches")
    public Page<WindowView> windows(
            @PathParam("server") String name,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue(LIMIT) int limit) {
        return Page.of(
                catalog(name).windows().windows().stream().map(WindowView::of).toList(), offset, limit);
    }

    @GET
    @Path("{server}/restorable")
    @Operation(summary = "Whether the server can be restored to an instant, from which backup, and why")
    public RestoreAnswer restorable(
            @PathParam("server") String name, @QueryParam("at") String at, @QueryParam("timeline") Long timeline) {
        DashboardServer server = servers.named(name);
        ServerCatalog catalog = catalogs.of(server);
        ServerTarget target = server.target();
        return new RestoreAdvice(
                        target, stores.chosen(target.url(), target.provider()).options(), catalog)
                .answer(instant(at), timeline == null ? OptionalLong.empty() : OptionalLong.of(timeline));
    }

    private static Instant instant(String text) {
        if (text == null) {
            throw ApiException.badRequest("'at' is missing: an instant of the form 2026-01-10T10:00:00Z");
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw ApiException.badRequest("'at' is no instant of the form 2026-01-10T10:00:00Z");
        }
    }

    private ServerCatalog catalog(String name) {
        return catalogs.of(servers.named(name));
    }
}
