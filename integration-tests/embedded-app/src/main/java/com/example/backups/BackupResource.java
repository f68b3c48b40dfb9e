package com.example.backups;

import dev.pgcellar.api.BackupListing;
import dev.pgcellar.api.DeleteOptions;
import dev.pgcellar.api.PgCellar;
import dev.pgcellar.api.RestoreOptions;
import dev.pgcellar.backup.BackupReport;
import dev.pgcellar.catalog.BackupInfo;
import dev.pgcellar.catalog.KeepTarget;
import dev.pgcellar.restore.RestoreReport;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** The backups of the servers that application.properties names. */
@Path("/servers/{server}/backups")
public class BackupResource {

    @Inject
    PgCellar cellar;

    // tag::backup[]
    @POST
    public Backup take(@PathParam("server") String server) {
        BackupReport report = cellar.server(server).backup();
        return Backup.of(report.info());
    }
    // end::backup[]

    // tag::list[]
    @GET
    public List<Backup> list(@PathParam("server") String server) {
        BackupListing listing = cellar.server(server).list();
        return listing.backups().stream().map(Backup::of).toList();
    }
    // end::list[]

    @GET
    @Path("/{backup}")
    public Backup show(@PathParam("server") String server, @PathParam("backup") String backup) {
        return Backup.of(cellar.server(server).show(backup));
    }

    // tag::restore[]
    @POST
    @Path("/{backup}/restores")
    public RestoreReport restore(
            @PathParam("server") String server, @PathParam("backup") String backup, @QueryParam("folder") String folder) {
        RestoreOptions options =
                RestoreOptions.newestInto(java.nio.file.Path.of(folder)).withBackup(backup);
        return cellar.server(server).restore(options);
    }
    // end::restore[]

    @PUT
    @Path("/{backup}/keep")
    public void keep(@PathParam("server") String server, @PathParam("backup") String backup) {
        cellar.server(server).keep(backup, KeepTarget.FULL);
    }

    @DELETE
    @Path("/{backup}/keep")
    public void release(@PathParam("server") String server, @PathParam("backup") String backup) {
        cellar.server(server).release(backup);
    }

    @DELETE
    @Path("/{backup}")
    public void delete(@PathParam("server") String server, @PathParam("backup") String backup) {
        cellar.server(server).delete(backup, DeleteOptions.DEFAULT);
    }

    /** What this application shows of a backup. */
    public record Backup(String id, String status, String beginWal, String endWal) {
        static Backup of(BackupInfo info) {
            return new Backup(
                    info.id().text(),
                    info.status().orElse("unknown"),
                    info.beginWal().orElse(null),
                    info.endWal().orElse(null));
        }
    }
}
