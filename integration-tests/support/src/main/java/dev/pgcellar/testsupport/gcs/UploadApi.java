package dev.pgcellar.testsupport.gcs;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Insertion of objects, below {@code /upload/storage/v1}. */
final class UploadApi {

    private final Buckets buckets;
    private final Path folder;
    private final ResumableSessions sessions;

    UploadApi(Buckets buckets, Path folder, ResumableSessions sessions) {
        this.buckets = buckets;
        this.folder = folder;
        this.sessions = sessions;
    }

    GcsAnswer answer(GcsRequest request, String bucket) throws IOException {
        if (request.parameter("upload_id").isPresent()) {
            return sessions.answer(request);
        }
        buckets.require(bucket);
        return switch (request.parameter("uploadType").orElse("")) {
            case "media" -> {
                JsonObject resource = new JsonObject();
                resource.addProperty("name", request.query().get("name"));
                yield write(request, bucket, resource, Content.keep(folder, request.body()));
            }
            case "multipart" -> related(request, bucket);
            case "resumable" -> sessions.begin(request, bucket, metadata(request.text()));
            default -> throw Refusal.invalid("Invalid upload type.");
        };
    }

    private static JsonObject metadata(String text) {
        return text.isBlank() ? new JsonObject() : JsonParser.parseString(text).getAsJsonObject();
    }

    /** Metadata and bytes in one body, which is small whenever a client uses this. */
    private GcsAnswer related(GcsRequest request, String bucket) throws IOException {
        String boundary =
                "--" + request.header("content-type").orElse("").replaceFirst(".*boundary=\"?([^\";]+).*", "$1");
        // Each byte one character.
        String body = new String(request.body().readAllBytes(), StandardCharsets.ISO_8859_1);
        String[] parts = body.split("\r\n" + Pattern.quote(boundary) + "|^" + Pattern.quote(boundary), -1);
        if (parts.length != 4 || !parts[3].startsWith("--")) {
            throw Refusal.invalid("Bad multipart body.");
        }
        byte[] metadata = afterHeaders(parts[1]);
        byte[] bytes = afterHeaders(parts[2]);
        return write(
                request,
                bucket,
                metadata(new String(metadata, StandardCharsets.UTF_8)),
                Content.keep(folder, new ByteArrayInputStream(bytes)));
    }

    private static byte[] afterHeaders(String part) {
        return part.substring(part.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
    }

    private GcsAnswer write(GcsRequest request, String bucket, JsonObject resource, Content content)
            throws IOException {
        try {
            return GcsAnswer.json(
                    200, write(buckets, request, bucket, resource, content).resource());
        } catch (Refusal e) {
            Files.delete(content.file());
            throw e;
        }
    }

    /** Makes an object of bytes that arrived, if they are what was announced and conditions hold. */
    static StoredObject write(
            Buckets buckets, GcsRequest request, String bucket, JsonObject resource, Content content) {
        if (resource.has("crc32c") && !resource.get("crc32c").getAsString().equals(content.crc32c())) {
            throw Refusal.invalid("Provided CRC32C \"" + resource.get("crc32c").getAsString()
                    + "\" doesn't match calculated CRC32C \"" + content.crc32c() + "\".");
        }
        return buckets.write(
                bucket,
                resource.get("name").getAsString(),
                content,
                JsonApi.metadata(resource),
                request.query().get("kmsKeyName"),
                request.query().get("ifGenerationMatch"));
    }
}
