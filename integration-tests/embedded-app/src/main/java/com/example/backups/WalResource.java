package com.example.backups;

import dev.pgcellar.api.PgCellar;
import dev.pgcellar.wal.WalArchiveOutcome;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** WAL files, by their paths on this machine. */
@Path("/servers/{server}/wal")
public class WalResource {

    @Inject
    PgCellar cellar;

    // tag::wal[]
    @POST
    public WalArchiveOutcome archive(@PathParam("server") String server, @QueryParam("file") String file) {
        return cellar.server(server).archiveWal(java.nio.file.Path.of(file));
    }

    @POST
    @Path("/{name}/restores")
    public String restore(
            @PathParam("server") String server, @PathParam("name") String name, @QueryParam("file") String file) {
        return cellar.server(server)
                .restoreWal(name, java.nio.file.Path.of(file))
                .orElseThrow(() -> new NotFoundException(name + " is not archived"));
    }
    // end::wal[]
}
