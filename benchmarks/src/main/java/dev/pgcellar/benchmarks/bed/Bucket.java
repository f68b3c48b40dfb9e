package dev.pgcellar.benchmarks.bed;

import dev.pgcellar.benchmarks.link.LinkConditions;
import dev.pgcellar.benchmarks.link.NetworkLink;
import dev.pgcellar.testsupport.s3.S3Server;
import dev.pgcellar.testsupport.tls.ServerCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A bucket of an S3 server in a process of its own, which keeps each object as a file. */
public final class Bucket implements AutoCloseable {

    /** The server name of all archives. */
    public static final String SERVER_NAME = "main";

    private static final String NAME = "benchmark";

    private final Path folder;
    private final ServerCertificate certificate;
    private final S3Server server;
    private final NetworkLink link;
    private final AtomicInteger prefixes = new AtomicInteger();

    private Bucket(Path folder, ServerCertificate certificate) throws IOException {
        this.folder = folder;
        this.certificate = certificate;
        this.server = S3Server.startOn(Files.createDirectories(folder), certificate);
        this.link = NetworkLink.to(server.endpoint(), LinkConditions.CLOUD);
    }

    /**
     * @param folder takes the objects
     * @param certificate the server's by TLS
     */
    public static Bucket in(Path folder, ServerCertificate certificate) throws IOException {
        Bucket bucket = new Bucket(folder, certificate);
        bucket.server.createBucket(NAME);
        return bucket;
    }

    /** A prefix that nothing lies below. */
    public String newPrefix() {
        return "archive-" + prefixes.incrementAndGet();
    }

    /** For instance {@code s3://benchmark/archive-1}. */
    public String url(String prefix) {
        return "s3://" + NAME + "/" + prefix;
    }

    public URI endpoint(Route route) {
        return switch (route) {
            case LOCAL -> server.endpoint();
            case TLS -> server.tlsEndpoint();
            case LINK -> link.endpoint();
        };
    }

    /** Requests that came through the link so far. */
    public long requestsThroughLink() {
        return link.requests();
    }

    /** Presigned URLs of objects in this bucket. */
    public PresignedUrls presigned(Route route) {
        return new PresignedUrls(endpoint(route), NAME, server.accessKey(), server.secretKey());
    }

    /** A PEM file with whom to trust by TLS. */
    public Path certificate() {
        return certificate.certificate();
    }

    /** Credentials, whom to trust, and UTC as the zone of what has none; the loopback address is never reached by a proxy. */
    public Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>(server.environment());
        variables.put("AWS_CA_BUNDLE", certificate().toString());
        variables.put("TZ", "UTC");
        variables.put("NO_PROXY", "127.0.0.1");
        variables.put("no_proxy", "127.0.0.1");
        return variables;
    }

    /** Where the objects below a prefix lie. */
    public Path folder(String prefix) {
        return folder.resolve(NAME).resolve(prefix);
    }

    /** Where the archive below a prefix lies. */
    public Path archive(String prefix) {
        return folder(prefix).resolve(SERVER_NAME);
    }

    @Override
    public void close() {
        link.close();
        server.close();
    }
}
