package dev.pgcellar.testsupport.gcs;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.google.ServiceAccounts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/**
 * Google Cloud Storage in this JVM: buckets, objects and their metadata, media and resumable uploads, multipart uploads
 * of the XML API, batches, and access tokens for service accounts. Bytes lie on disk.
 */
public final class GcsServer implements AutoCloseable {

    private static final List<String> JSON = List.of("storage", "v1");

    static {
        // Or each answer waits for an acknowledgement that the client delays.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Path folder;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool(GcsServer::daemon);
    private final Buckets buckets = new Buckets();
    private final ServiceAccounts accounts = new ServiceAccounts();
    private final JsonApi json;
    private final XmlApi xml;
    private final ResumableSessions sessions;
    private final UploadApi uploads;
    private final Batch batch;

    private GcsServer(Path folder) throws IOException {
        this.folder = folder;
        this.json = new JsonApi(buckets);
        this.xml = new XmlApi(buckets, folder);
        this.sessions = new ResumableSessions(buckets, folder);
        this.uploads = new UploadApi(buckets, folder, sessions);
        this.batch = new Batch(this::answer);
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        http.setExecutor(threads);
        http.createContext("/", this::serve);
        http.start();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "gcs-server");
        thread.setDaemon(true);
        return thread;
    }

    /** A server that keeps its bytes in a temporary folder, which goes with it. */
    public static GcsServer start() {
        try {
            return new GcsServer(Files.createTempDirectory("pgcellar-gcs-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For instance {@code http://127.0.0.1:40124}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** What a child process needs to use this server without credentials. */
    public Map<String, String> environment() {
        return Map.of("STORAGE_EMULATOR_HOST", endpoint().toString());
    }

    /** A new service account of a project, as a file for {@code GOOGLE_APPLICATION_CREDENTIALS}. */
    public String serviceAccount(String project) {
        return accounts.create(endpoint() + "/token", project);
    }

    /** Refuses all service accounts and their tokens from now on. */
    public void revokeServiceAccounts() {
        accounts.revokeAll();
    }

    /** Refuses all tokens given out so far. */
    public void expireTokens() {
        accounts.expireTokens();
    }

    public void createBucket(String name) {
        buckets.create(name);
    }

    public List<String> keys(String bucket) {
        return List.copyOf(buckets.from(bucket, "").keySet());
    }

    /** Stores an object. */
    public void put(String bucket, String key, byte[] bytes) {
        try {
            buckets.write(bucket, key, Content.keep(folder, new ByteArrayInputStream(bytes)), Map.of(), null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of an object. */
    public byte[] get(String bucket, String key) {
        try {
            return Files.readAllBytes(buckets.require(bucket, key).content().file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The custom metadata of an object. */
    public Map<String, String> metadata(String bucket, String key) {
        return buckets.require(bucket, key).metadata();
    }

    /** The key that an object was to be encrypted with; null when none was asked for. */
    public String kmsKeyName(String bucket, String key) {
        return buckets.require(bucket, key).kmsKeyName();
    }

    /** How many uploads are neither completed nor given up: multipart uploads and resumable sessions. */
    public long openUploads(String bucket) {
        return xml.countOf(bucket) + sessions.countOf(bucket);
    }

    /** Keeps only so many bytes of the next request of a resumable session, and answers 308. */
    public void keepOfNextRequest(long bytes) {
        sessions.keepOfNextRequest(bytes);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            GcsAnswer answer = answer(GcsRequest.of(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body(exchange)));
            try (InputStream body = answer.body()) {
                answer.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(answer.status(), answer.length() == 0 ? -1 : answer.length());
                copy(body, exchange.getResponseBody(), answer.length());
            }
        }
    }

    private static void copy(InputStream from, OutputStream to, long length) throws IOException {
        byte[] block = new byte[65536];
        for (long remaining = length; remaining > 0; ) {
            int count = from.readNBytes(block, 0, (int) Math.min(block.length, remaining));
            to.write(block, 0, count);
            remaining -= count;
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    private GcsAnswer answer(GcsRequest request) throws IOException {
        List<String> path = request.segments();
        boolean isJson = path.size() > 2
                && (path.subList(0, 2).equals(JSON) || path.subList(1, 3).equals(JSON));
        boolean isMedia =
                isJson && request.parameter("alt").filter("media"::equals).isPresent();
        try {
            requireGivenToken(request);
            return route(request, path);
        } catch (Refusal e) {
            // The rest of the body would be taken for the next request.
            request.body().transferTo(OutputStream.nullOutputStream());
            return isMedia ? e.asText() : isJson ? e.asJson() : e.asXml();
        }
    }

    /** Requests without a token are those of an emulator's clients. */
    private void requireGivenToken(GcsRequest request) {
        if (request.header("authorization")
                .filter(given -> !accounts.accept(given))
                .isPresent()) {
            throw Refusal.unauthorized();
        }
    }

    private GcsAnswer token(GcsRequest request) throws IOException {
        Optional<String> token = accounts.token(request.text());
        return GcsAnswer.json(
                token.isPresent() ? 200 : 400,
                JsonParser.parseString(token.orElse(ServiceAccounts.REFUSAL)).getAsJsonObject());
    }

    private GcsAnswer route(GcsRequest request, List<String> path) throws IOException {
        return switch (path.get(0)) {
            case "token" -> token(request);
            case "storage" -> json.answer(request, path.subList(2, path.size()));
            case "download" -> json.answer(request, path.subList(3, path.size()));
            case "upload" -> uploads.answer(request, path.get(4));
            case "batch" -> batch.answer(request);
            default -> xml.answer(request, path.get(0), path.get(1));
        };
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
        try {
            new Folder(folder).delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
