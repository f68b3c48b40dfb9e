package dev.pgcellar.testsupport.gcs;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resumable uploads that are under way. Bytes are kept as they arrive, also of a request that breaks off. */
final class ResumableSessions {

    private static final Pattern CHUNK = Pattern.compile("bytes (\\d+)-\\d+/(\\d+)");
    private static final Pattern QUERY = Pattern.compile("bytes \\*/(\\d+)");
    private static final int CANCELLED = 499;

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> finished = new ConcurrentHashMap<>();
    private final AtomicLong keptOfNextRequest = new AtomicLong(Long.MAX_VALUE);
    private final Buckets buckets;
    private final Path folder;

    private record Session(String bucket, GcsRequest start, JsonObject resource, Path file) {}

    ResumableSessions(Buckets buckets, Path folder) {
        this.buckets = buckets;
        this.folder = folder;
    }

    /** Keeps only so many bytes of the next request that brings any, and answers that more are needed. */
    void keepOfNextRequest(long bytes) {
        keptOfNextRequest.set(bytes);
    }

    long countOf(String bucket) {
        return sessions.values().stream()
                .filter(session -> session.bucket.equals(bucket))
                .count();
    }

    GcsAnswer begin(GcsRequest request, String bucket, JsonObject resource) throws IOException {
        request.parameter("name").ifPresent(name -> resource.addProperty("name", name));
        String name = resource.get("name").getAsString();
        Buckets.requireName(name);
        buckets.requireGeneration(bucket, name, request.query().get("ifGenerationMatch"));
        String id = UUID.randomUUID().toString();
        sessions.put(id, new Session(bucket, request, resource, Files.createFile(folder.resolve(id))));
        String location = "http://" + request.header("host").orElseThrow() + "/upload/storage/v1/b/" + bucket
                + "/o?uploadType=resumable&upload_id=" + id;
        return GcsAnswer.empty(200, Map.of("Location", location, "X-GUploader-UploadID", id));
    }

    GcsAnswer answer(GcsRequest request) throws IOException {
        String id = request.query().get("upload_id");
        Session session = sessions.get(id);
        if (finished.containsKey(id)) {
            return GcsAnswer.json(200, finished.get(id));
        }
        if (session == null) {
            throw Refusal.noUpload();
        }
        if (request.is("DELETE")) {
            sessions.remove(id);
            Files.deleteIfExists(session.file);
            return GcsAnswer.empty(CANCELLED, Map.of());
        }
        String range = request.header("content-range").orElse("");
        Matcher chunk = CHUNK.matcher(range);
        Matcher query = QUERY.matcher(range);
        synchronized (session) {
            if (chunk.matches()) {
                append(session, request.body(), Long.parseLong(chunk.group(1)));
                return progress(id, session, Long.parseLong(chunk.group(2)));
            }
            if (query.matches()) {
                return progress(id, session, Long.parseLong(query.group(1)));
            }
            throw Refusal.invalid("Bad Content-Range.");
        }
    }

    private void append(Session session, InputStream body, long offset) throws IOException {
        long kept = Files.size(session.file);
        if (offset > kept) {
            throw Refusal.invalid("The range begins after byte " + kept + ".");
        }
        body.skipNBytes(kept - offset);
        long room = keptOfNextRequest.getAndSet(Long.MAX_VALUE);
        try (OutputStream out = Files.newOutputStream(session.file, StandardOpenOption.APPEND)) {
            byte[] block = new byte[65536];
            for (int count = body.read(block); count >= 0; count = body.read(block)) {
                out.write(block, 0, (int) Math.min(count, room));
                room -= Math.min(count, room);
            }
        }
    }

    private GcsAnswer progress(String id, Session session, long total) throws IOException {
        long kept = Files.size(session.file);
        if (kept < total) {
            return GcsAnswer.empty(308, kept == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (kept - 1)));
        }
        try {
            StoredObject written =
                    UploadApi.write(buckets, session.start, session.bucket, session.resource, Content.of(session.file));
            finished.put(id, written.resource());
            return GcsAnswer.json(200, written.resource());
        } finally {
            sessions.remove(id);
        }
    }
}
