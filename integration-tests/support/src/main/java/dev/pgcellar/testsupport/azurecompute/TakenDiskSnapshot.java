package dev.pgcellar.testsupport.azurecompute;

import dev.pgcellar.testsupport.controlplane.ControlPlaneRequest;
import java.nio.file.Path;

/**
 * A snapshot.
 *
 * @param request what asked for it
 * @param content the copy of the disk's folder; null for a disk that holds nothing
 */
public record TakenDiskSnapshot(String name, ControlPlaneRequest request, Path content) {

    String json(String state) {
        return "{\"name\":\"" + name + "\",\"id\":\"" + id() + "\",\"location\":\""
                + request.property("location").orElse("") + "\",\"type\":\"Microsoft.Compute/snapshots\""
                + ",\"properties\":{\"creationData\":{\"createOption\":\"Copy\",\"sourceResourceId\":\""
                + request.property("sourceUri").orElse("")
                + "\"},\"incremental\":true,\"provisioningState\":\"" + state + "\"}}";
    }

    /** As disks made from it have it. */
    public String id() {
        return ComputeWorld.id("snapshots", name);
    }
}
