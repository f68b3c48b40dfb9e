package dev.pgcellar.testsupport.azure;

import dev.pgcellar.testsupport.process.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A real server of Azure Blob Storage (Azurite) on a free port of the loopback address, in a process of its own, which
 * ends with this object or with the JVM that started it. It checks signatures, honours {@code If-None-Match}, knows
 * blocks, tags and batches, and orders keys by their UTF-16 units.
 */
public final class AzuriteServer implements AutoCloseable {

    /** The account and key that every Azurite has, known to the world. */
    public static final String ACCOUNT = "devstoreaccount1";

    public static final String ACCOUNT_KEY =
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static final Pattern STARTED = Pattern.compile("listens on http://127\\.0\\.0\\.1:(\\d+)");
    private static final SharedAccessSignature TOKENS = new SharedAccessSignature(ACCOUNT, ACCOUNT_KEY);

    private final LocalServer process;
    private final URI endpoint;
    private final AzureAdmin admin;

    private AzuriteServer(LocalServer process) {
        this.process = process;
        this.endpoint = process.awaitEndpoint(STARTED);
        this.admin = new AzureAdmin(URI.create(endpoint + "/" + ACCOUNT), TOKENS.ofAccount());
    }

    /** What keeps the server from running here; empty when nothing does. */
    public static Optional<String> obstacle() {
        return AzuriteInstallation.ofThisUser().obstacle();
    }

    /** Starts a server that keeps its blobs in memory. */
    public static AzuriteServer start() {
        return start("--inMemoryPersistence");
    }

    /**
     * Starts a server that keeps its blobs in a folder.
     *
     * @param folder exists; stays when the server ends
     */
    public static AzuriteServer startOn(Path folder) {
        return start("--location", folder.toAbsolutePath().toString());
    }

    private static AzuriteServer start(String... storage) {
        List<String> command = new ArrayList<>(
                List.of("node", AzuriteInstallation.ofThisUser().program().toString()));
        command.addAll(List.of("--blobHost", "127.0.0.1", "--blobPort", "0"));
        command.addAll(List.of("--skipApiVersionCheck", "--disableTelemetry", "--silent"));
        command.addAll(List.of(storage));
        try {
            Path folder = Files.createTempDirectory("pgcellar-azurite-");
            return new AzuriteServer(LocalServer.start(folder, command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For instance {@code http://127.0.0.1:40123}. */
    public URI endpoint() {
        return endpoint;
    }

    /** The URL of a container and a path in it, as a user names them. */
    public String url(String container, String path) {
        return endpoint + "/" + ACCOUNT + "/" + container + "/" + path;
    }

    /** Where this server is, and the right to use it. */
    public String connectionString() {
        return connectionString(endpoint);
    }

    /**
     * The same, spoken to at another address.
     *
     * @param address for instance that of a proxy
     */
    public static String connectionString(URI address) {
        return "DefaultEndpointsProtocol=http;AccountName=" + ACCOUNT + ";AccountKey=" + ACCOUNT_KEY + ";BlobEndpoint="
                + address + "/" + ACCOUNT + ";";
    }

    /** A connection string by which only one container can be used, with a token for it. */
    public String connectionStringOfContainer(String container, String permissions) {
        return "BlobEndpoint=" + endpoint + "/" + ACCOUNT + ";SharedAccessSignature="
                + TOKENS.ofContainer(container, permissions);
    }

    /** The environment by which a child process, or a client, finds the server. */
    public Map<String, String> environment() {
        return Map.of("AZURE_STORAGE_CONNECTION_STRING", connectionString());
    }

    /** Creates a container. */
    public void createContainer(String name) {
        admin.createContainer(name);
    }

    public boolean hasContainer(String name) {
        return admin.hasContainer(name);
    }

    /** Writes a blob. */
    public void put(String container, String key, byte[] content) {
        admin.put(container, key, content);
    }

    /** The content of a blob. */
    public byte[] get(String container, String key) {
        return admin.get(container, key);
    }

    /** All keys of a container that holds no more than 5000, in the order of the listing. */
    public List<String> keys(String container) {
        return admin.keys(container);
    }

    /** How many blobs of a container consist of uncommitted blocks alone. */
    public int uncommittedBlobs(String container) {
        return admin.uncommittedBlobs(container);
    }

    /** The index tags of a blob. */
    public Map<String, String> tags(String container, String key) {
        return admin.tags(container, key);
    }

    /** The ids of a blob's blocks. */
    public List<String> blocks(String container, String key) {
        return admin.blocks(container, key);
    }

    /** What the server logged so far. */
    public String log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }
}
