package dev.pgcellar.testsupport.gcpcompute;

import com.google.gson.JsonObject;
import dev.pgcellar.testsupport.controlplane.ControlPlaneRequest;
import java.nio.file.Path;

/**
 * A snapshot.
 *
 * @param request what asked for it
 * @param content the copy of the disk's folder; null for a disk that holds nothing
 */
public record GlobalSnapshot(String name, ControlPlaneRequest request, Path content) {

    String json() {
        JsonObject json = new JsonObject();
        json.addProperty("kind", "compute#snapshot");
        json.addProperty("name", name);
        json.addProperty("status", "READY");
        json.addProperty("sourceDisk", request.property("sourceDisk").orElse(""));
        return json.toString();
    }
}
