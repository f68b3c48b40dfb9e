package dev.pgcellar.testsupport.s3;

import dev.pgcellar.testsupport.process.LocalServer;
import dev.pgcellar.testsupport.tls.ServerCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A real S3 server (s3proxy) on a free port of the loopback address, in a JVM of its own, which ends with this object
 * or with the JVM that started it. It checks signatures of version 4, speaks path-style, and honours
 * {@code If-None-Match} atomically; it knows no tags, no object lock and no life cycle rules (HTTP 501), holds a key as
 * a path, without empty or dot components, and orders keys by their UTF-16 units.
 */
public final class S3Server implements AutoCloseable {

    private static final Pattern STARTED =
            Pattern.compile("Started .*ServerConnector[^{]*\\{HTTP.*\\{127\\.0\\.0\\.1:(\\d+)}");
    private static final Pattern STARTED_WITH_TLS =
            Pattern.compile("Started .*ServerConnector[^{]*\\{SSL.*\\{127\\.0\\.0\\.1:(\\d+)}");

    private static final String TLS_PROPERTY = "s3proxy.secure-endpoint";

    /** The server holds a body whose digest is signed in memory, and refuses longer ones. */
    private static final int MAX_SIGNED_BODY = 256 << 20;

    private final LocalServer process;
    private final URI endpoint;
    private final URI tlsEndpoint;
    private final S3Admin admin;

    private S3Server(LocalServer process, boolean withTls) {
        this.process = process;
        this.endpoint = process.awaitEndpoint(STARTED);
        this.tlsEndpoint = withTls ? https(process.awaitEndpoint(STARTED_WITH_TLS)) : null;
        this.admin = new S3Admin(endpoint);
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
        return start(onDisk(folder));
    }

    /**
     * The same for a server that speaks TLS, too.
     *
     * @param certificate to be trusted by those who use {@link #tlsEndpoint()}
     */
    public static S3Server startOn(Path folder, ServerCertificate certificate) {
        Map<String, String> properties = new HashMap<>(onDisk(folder));
        properties.put(TLS_PROPERTY, "https://127.0.0.1:0");
        properties.put(
                "s3proxy.keystore-path", certificate.keyStore().toAbsolutePath().toString());
        properties.put("s3proxy.keystore-password", ServerCertificate.PASSWORD);
        return start(properties);
    }

    private static Map<String, String> onDisk(Path folder) {
        return Map.of(
                "jclouds.provider",
                "filesystem-nio2",
                "jclouds.filesystem.basedir",
                folder.toAbsolutePath().toString());
    }

    private static S3Server start(Map<String, String> backend) {
        try {
            Path folder = Files.createTempDirectory("pgcellar-s3-server-");
            return new S3Server(LocalServer.start(folder, command(folder, backend)), backend.containsKey(TLS_PROPERTY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path folder, Map<String, String> backend) throws IOException {
        Path logback = folder.resolve("logback.xml");
        Files.writeString(logback, resource("server-logback.xml"));
        Path properties = folder.resolve("server.properties");
        try (var out = Files.newBufferedWriter(properties)) {
            properties(backend).store(out, null);
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=" + logback,
                "-cp",
                resource("server.classpath").strip(),
                "org.gaul.s3proxy.Main",
                "--properties",
                properties.toString());
    }

    private static Properties properties(Map<String, String> backend) {
        Properties properties = new Properties();
        properties.putAll(backend);
        properties.put("jclouds.identity", "unused");
        properties.put("jclouds.credential", "unused");
        properties.put("s3proxy.endpoint", "http://127.0.0.1:0");
        properties.put("s3proxy.authorization", "aws-v4");
        properties.put("s3proxy.identity", S3Admin.ACCESS_KEY);
        properties.put("s3proxy.credential", S3Admin.SECRET_KEY);
        properties.put("s3proxy.v4-max-non-chunked-request-size", Integer.toString(MAX_SIGNED_BODY));
        return properties;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = S3Server.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path; the build of pgcellar-test-support"
                        + " writes it in the phase process-resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** For instance {@code http://127.0.0.1:40123}. */
    public URI endpoint() {
        return endpoint;
    }

    /**
     * For instance {@code https://127.0.0.1:40123}.
     *
     * @throws IllegalStateException when the server was started without a certificate
     */
    public URI tlsEndpoint() {
        if (tlsEndpoint == null) {
            throw new IllegalStateException("this server was started without a certificate");
        }
        return tlsEndpoint;
    }

    private static URI https(URI endpoint) {
        return URI.create("https://127.0.0.1:" + endpoint.getPort());
    }

    public String accessKey() {
        return S3Admin.ACCESS_KEY;
    }

    public String secretKey() {
        return S3Admin.SECRET_KEY;
    }

    /** The environment by which a child process, or a client, finds the credentials. */
    public Map<String, String> environment() {
        return S3Admin.environment();
    }

    /** Creates a bucket. */
    public void createBucket(String name) {
        admin.createBucket(name);
    }

    /** All keys of a bucket, in the order of the listing. */
    public List<String> keys(String bucket) {
        return admin.keys(bucket);
    }

    /** How many multipart uploads of a bucket are neither completed nor aborted. */
    public int openMultipartUploads(String bucket) {
        return admin.openMultipartUploads(bucket);
    }

    /** What the server logged so far. */
    public String log() {
        return process.log();
    }

    @Override
    public void close() {
        admin.close();
        process.close();
    }
}
