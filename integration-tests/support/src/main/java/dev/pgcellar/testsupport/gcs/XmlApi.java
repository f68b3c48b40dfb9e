package dev.pgcellar.testsupport.gcs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Multipart uploads, at {@code /bucket/name}. */
final class XmlApi {

    private static final Pattern PART =
            Pattern.compile("<Part>\\s*<PartNumber>(\\d+)</PartNumber>\\s*<ETag>([^<]*)</ETag>\\s*</Part>");
    private static final String METADATA = "x-goog-meta-";
    private static final int SMALLEST_PART = 5 << 20;
    private static final int MOST_PARTS = 10_000;

    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final Buckets buckets;
    private final Path folder;

    private record Upload(
            String bucket,
            String name,
            Map<String, String> metadata,
            String kmsKeyName,
            NavigableMap<Integer, Content> parts) {}

    XmlApi(Buckets buckets, Path folder) {
        this.buckets = buckets;
        this.folder = folder;
    }

    long countOf(String bucket) {
        return uploads.values().stream()
                .filter(upload -> upload.bucket.equals(bucket))
                .count();
    }

    GcsAnswer answer(GcsRequest request, String bucket, String name) throws IOException {
        buckets.require(bucket);
        if (request.headers().keySet().stream().anyMatch(header -> header.startsWith("x-goog-if-"))) {
            throw new Refusal(400, "notImplemented", "NotImplemented", "Preconditions are not supported.");
        }
        if (request.parameter("uploads").isPresent()) {
            return begin(request, bucket, name);
        }
        String id = request.parameter("uploadId").orElseThrow(() -> Refusal.invalid("Not a multipart upload."));
        Upload upload = uploads.get(id);
        if (upload == null || !upload.bucket.equals(bucket) || !upload.name.equals(name)) {
            throw Refusal.noUpload();
        }
        return switch (request.method()) {
            case "PUT" -> part(request, upload);
            case "POST" -> complete(request, id, upload);
            case "DELETE" -> {
                discard(id);
                yield GcsAnswer.empty(204, Map.of());
            }
            default -> throw Refusal.invalid("Method not allowed.");
        };
    }

    private GcsAnswer begin(GcsRequest request, String bucket, String name) {
        Buckets.requireName(name);
        Map<String, String> metadata = new HashMap<>();
        request.headers().forEach((header, value) -> {
            if (header.startsWith(METADATA)) {
                metadata.put(header.substring(METADATA.length()), value);
            }
        });
        String id = UUID.randomUUID().toString();
        String key = request.header("x-goog-encryption-kms-key-name").orElse(null);
        uploads.put(id, new Upload(bucket, name, metadata, key, new ConcurrentSkipListMap<>()));
        return GcsAnswer.xml(
                200,
                "<InitiateMultipartUploadResult><Bucket>" + bucket + "</Bucket><UploadId>" + id
                        + "</UploadId></InitiateMultipartUploadResult>",
                Map.of());
    }

    private GcsAnswer part(GcsRequest request, Upload upload) throws IOException {
        int number = Integer.parseInt(request.query().get("partNumber"));
        if (number < 1 || number > MOST_PARTS) {
            throw Refusal.invalid("Part number must be between 1 and 10000.");
        }
        Content content = Content.keep(folder, request.body());
        long announced = request.header("content-length").map(Long::parseLong).orElse(content.size());
        boolean damaged = request.header("x-goog-hash")
                .filter(hash -> !hash.equals("crc32c=" + content.crc32c()))
                .isPresent();
        if (damaged || content.size() != announced) {
            Files.delete(content.file());
            throw new Refusal(400, "invalid", "BadDigest", "The CRC32C you specified did not match what we computed.");
        }
        Content replaced = upload.parts.put(number, content);
        if (replaced != null) {
            Files.delete(replaced.file());
        }
        return GcsAnswer.empty(200, Map.of("ETag", tag(content), "x-goog-hash", content.hashes()));
    }

    private static String tag(Content part) {
        return "\"" + part.md5() + "\"";
    }

    private GcsAnswer complete(GcsRequest request, String id, Upload upload) throws IOException {
        List<Content> parts = chosen(request.text(), upload);
        for (Content part : parts.subList(0, parts.size() - 1)) {
            if (part.size() < SMALLEST_PART) {
                throw new Refusal(400, "invalid", "EntityTooSmall", "Your proposed upload is smaller than allowed.");
            }
        }
        Content whole = Content.join(folder, parts);
        buckets.write(upload.bucket, upload.name, whole, upload.metadata, upload.kmsKeyName, null);
        discard(id);
        return GcsAnswer.xml(
                200,
                "<CompleteMultipartUploadResult><Bucket>" + upload.bucket
                        + "</Bucket><ETag>\"joined\"</ETag></CompleteMultipartUploadResult>",
                Map.of("x-goog-hash", "crc32c=" + whole.crc32c()));
    }

    private static List<Content> chosen(String document, Upload upload) {
        List<Content> parts = new ArrayList<>();
        Matcher part = PART.matcher(document);
        while (part.find()) {
            Content content = upload.parts.get(Integer.parseInt(part.group(1)));
            if (content == null || !tag(content).equals(part.group(2).replace("&quot;", "\""))) {
                throw new Refusal(400, "invalid", "InvalidPart", "A part was not found.");
            }
            parts.add(content);
        }
        if (parts.isEmpty()) {
            throw Refusal.invalid("No parts.");
        }
        return parts;
    }

    private void discard(String id) throws IOException {
        for (Content part : Stream.of(uploads.remove(id))
                .flatMap(upload -> upload.parts.values().stream())
                .toList()) {
            Files.deleteIfExists(part.file());
        }
    }
}
