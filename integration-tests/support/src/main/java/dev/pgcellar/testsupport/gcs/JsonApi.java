package dev.pgcellar.testsupport.gcs;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Buckets and objects, below {@code /storage/v1} and {@code /download/storage/v1}. */
final class JsonApi {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    private final Buckets buckets;

    JsonApi(Buckets buckets) {
        this.buckets = buckets;
    }

    /**
     * @param path what follows {@code /storage/v1}, for instance {@code b, bucket, o, name}
     */
    GcsAnswer answer(GcsRequest request, List<String> path) throws IOException {
        if (path.size() == 1) {
            return createBucket(request);
        }
        String bucket = path.get(1);
        if (path.size() == 2) {
            return bucket(bucket);
        }
        if (path.size() == 3) {
            return GcsAnswer.json(200, new Listing(request).page(buckets, bucket));
        }
        return object(request, bucket, path.get(3));
    }

    private GcsAnswer createBucket(GcsRequest request) throws IOException {
        if (request.parameter("project").isEmpty()) {
            throw new Refusal(400, "required", "InvalidArgument", "Required parameter: project");
        }
        String name = JsonParser.parseString(request.text())
                .getAsJsonObject()
                .get("name")
                .getAsString();
        if (!buckets.create(name)) {
            throw new Refusal(
                    409,
                    "conflict",
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
        return bucket(name);
    }

    private GcsAnswer bucket(String name) {
        buckets.require(name);
        JsonObject resource = new JsonObject();
        resource.addProperty("kind", "storage#bucket");
        resource.addProperty("name", name);
        return GcsAnswer.json(200, resource);
    }

    private GcsAnswer object(GcsRequest request, String bucket, String name) throws IOException {
        String method = request.header("x-http-method-override").orElse(request.method());
        return switch (method) {
            case "GET" ->
                request.parameter("alt").filter("media"::equals).isPresent()
                        ? media(request, buckets.require(bucket, name))
                        : GcsAnswer.json(200, buckets.require(bucket, name).resource());
            case "DELETE" -> {
                buckets.delete(bucket, name, request.query().get("generation"));
                yield GcsAnswer.empty(204, Map.of());
            }
            case "PATCH" -> {
                Map<String, String> metadata =
                        new HashMap<>(buckets.require(bucket, name).metadata());
                metadata.putAll(metadata(JsonParser.parseString(request.text()).getAsJsonObject()));
                yield GcsAnswer.json(
                        200, buckets.describe(bucket, name, metadata).resource());
            }
            default -> throw Refusal.invalid("Method not allowed.");
        };
    }

    /** The custom metadata of an object's resource. */
    static Map<String, String> metadata(JsonObject resource) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (resource.get("metadata") instanceof JsonObject custom) {
            custom.entrySet()
                    .forEach(entry ->
                            metadata.put(entry.getKey(), entry.getValue().getAsString()));
        }
        return metadata;
    }

    private static GcsAnswer media(GcsRequest request, StoredObject object) throws IOException {
        long size = object.content().size();
        Map<String, String> headers = new HashMap<>(Map.of(
                "Content-Type", "application/octet-stream",
                "x-goog-generation", Long.toString(object.generation()),
                "x-goog-hash", object.content().hashes()));
        Matcher range = RANGE.matcher(request.header("range").orElse(""));
        if (!range.matches()) {
            return new GcsAnswer(
                    200, headers, Files.newInputStream(object.content().file()), size);
        }
        long first = Long.parseLong(range.group(1));
        if (first >= size) {
            throw new Refusal(416, "requestedRangeNotSatisfiable", "InvalidRange", "Request range not satisfiable");
        }
        long last = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        headers.put("Content-Range", "bytes " + first + "-" + last + "/" + size);
        InputStream body = Files.newInputStream(object.content().file());
        body.skipNBytes(first);
        return new GcsAnswer(206, headers, body, last - first + 1);
    }
}
