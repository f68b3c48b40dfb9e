package dev.pgcellar.testsupport.s3;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A real S3 server (s3proxy) on a free port of the loopback address, in a JVM of its own, which ends with this object
 * or with the JVM that started it. It checks signatures of version 4, speaks path-style, and honours
 * {@code If-None-Match} atomically; it knows no tags, no object lock and no life cycle rules (HTTP 501).
 */
public final class S3Server implements AutoCloseable {

    private static final String ACCESS_KEY = "pgcellar-test-access-key";
    private static final String SECRET_KEY = "pgcellar-test-secret-key";

    /** The server holds a body whose digest is signed in memory, and refuses longer ones. */
    private static final int MAX_SIGNED_BODY = 256 << 20;

    private final S3ServerProcess process;
    private final URI endpoint;
    private final S3Client client;

    private S3Server(S3ServerProcess process) {
        this.process = process;
        this.endpoint = process.awaitEndpoint();
        this.client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Starts a server that keeps its objects in memory. */
    public static S3Server start() {
        return start(Map.of("jclouds.provider", "transient-nio2"));
    }

    /**
     * Starts a server that keeps its objects in a folder, one sub-folder a bucket.
     *
     * @param folder exists; stays when the server ends
     */
    public static S3Server startOn(Path folder) {
        return start(Map.of(
                "jclouds.provider",
                "filesystem-nio2",
                "jclouds.filesystem.basedir",
                folder.toAbsolutePath().toString()));
    }

    private static S3Server start(Map<String, String> backend) {
        Map<String, String> properties = new HashMap<>(backend);
        properties.put("jclouds.identity", "unused");
        properties.put("jclouds.credential", "unused");
        properties.put("s3proxy.authorization", "aws-v4");
        properties.put("s3proxy.identity", ACCESS_KEY);
        properties.put("s3proxy.credential", SECRET_KEY);
        properties.put("s3proxy.v4-max-non-chunked-request-size", Integer.toString(MAX_SIGNED_BODY));
        return new S3Server(S3ServerProcess.start(properties));
    }

    /** For instance {@code http://127.0.0.1:40123}. */
    public URI endpoint() {
        return endpoint;
    }

    public String accessKey() {
        return ACCESS_KEY;
    }

    public String secretKey() {
        return SECRET_KEY;
    }

    /** The environment by which a child process, or a client, finds the credentials. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ACCESS_KEY_ID",
                ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                SECRET_KEY,
                "AWS_DEFAULT_REGION",
                "us-east-1",
                "AWS_EC2_METADATA_DISABLED",
                "true");
    }

    /** Creates a bucket. */
    public void createBucket(String name) {
        client.createBucket(request -> request.bucket(name));
    }

    /** All keys of a bucket, in the order of the listing. */
    public List<String> keys(String bucket) {
        return client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** How many multipart uploads of a bucket are neither completed nor aborted. */
    public int openMultipartUploads(String bucket) {
        return client.listMultipartUploads(request -> request.bucket(bucket))
                .uploads()
                .size();
    }

    /** What the server logged so far. */
    public String log() {
        return process.log();
    }

    @Override
    public void close() {
        client.close();
        process.close();
    }
}
