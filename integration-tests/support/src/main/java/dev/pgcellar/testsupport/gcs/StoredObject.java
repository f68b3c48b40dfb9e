package dev.pgcellar.testsupport.gcs;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Map;

/**
 * An object.
 *
 * @param kmsKeyName null when none was asked for
 */
record StoredObject(
        String bucket,
        String name,
        Content content,
        long generation,
        Instant created,
        Map<String, String> metadata,
        String kmsKeyName) {

    JsonObject resource() {
        JsonObject resource = new JsonObject();
        resource.addProperty("kind", "storage#object");
        resource.addProperty("bucket", bucket);
        resource.addProperty("name", name);
        resource.addProperty("size", Long.toString(content.size()));
        resource.addProperty("crc32c", content.crc32c());
        resource.addProperty("md5Hash", content.md5());
        resource.addProperty("generation", Long.toString(generation));
        resource.addProperty("timeCreated", created.toString());
        resource.addProperty("updated", created.toString());
        if (kmsKeyName != null) {
            resource.addProperty("kmsKeyName", kmsKeyName + "/cryptoKeyVersions/1");
        }
        if (!metadata.isEmpty()) {
            JsonObject custom = new JsonObject();
            metadata.forEach(custom::addProperty);
            resource.add("metadata", custom);
        }
        return resource;
    }
}
