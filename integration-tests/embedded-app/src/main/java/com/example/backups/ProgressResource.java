package com.example.backups;

import dev.pgcellar.api.Operation;
import dev.pgcellar.api.OperationEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

// tag::progress[]
/** What the operations of this application have come to. */
@Path("/progress")
@ApplicationScoped
public class ProgressResource {

    private final Map<UUID, Progress> operations = new ConcurrentHashMap<>();

    void observe(@Observes OperationEvent event) {
        Operation operation = event.run().operation();
        if (event instanceof OperationEvent.Progressed progressed) {
            operations.put(event.run().id(), new Progress(operation, progressed.bytes(), "running"));
        } else if (event instanceof OperationEvent.Succeeded succeeded) {
            operations.put(event.run().id(), new Progress(operation, succeeded.bytes(), "succeeded"));
        } else if (event instanceof OperationEvent.Failed failed) {
            operations.put(
                    event.run().id(),
                    new Progress(operation, failed.bytes(), failed.failure().getMessage()));
        }
    }

    @GET
    public Map<UUID, Progress> all() {
        return operations;
    }

    /** One operation. */
    public record Progress(Operation operation, long bytes, String state) {}
}
// end::progress[]
