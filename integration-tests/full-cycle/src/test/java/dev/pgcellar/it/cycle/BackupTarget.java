package dev.pgcellar.it.cycle;

import dev.pgcellar.testsupport.azure.AzuriteServer;
import dev.pgcellar.testsupport.gcs.GcsServer;
import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Where a cycle keeps its backups, as a user would name it.
 *
 * @param url first argument of every command
 * @param environment what the commands need besides
 */
record BackupTarget(String url, Map<String, String> environment) {

    /** The kinds of stores that cycles run on. */
    enum Kind {
        AZURE,
        FILE,
        GCS,
        S3
    }

    static BackupTarget inFolder(Path folder) throws IOException {
        return new BackupTarget("file://" + Files.createDirectories(folder), Map.of());
    }

    static BackupTarget inNewContainer(AzuriteServer server) {
        String container = "cycle-" + UUID.randomUUID();
        server.createContainer(container);
        return new BackupTarget(server.url(container, "pg backups"), server.environment());
    }

    static BackupTarget inNewBucket(S3Server server) {
        String bucket = "cycle-" + UUID.randomUUID();
        server.createBucket(bucket);
        Map<String, String> environment = new HashMap<>(server.environment());
        environment.put("AWS_ENDPOINT_URL", server.endpoint().toString());
        return new BackupTarget("s3://" + bucket + "/pg backups", environment);
    }

    static BackupTarget inNewBucket(GcsServer server) {
        String bucket = "cycle-" + UUID.randomUUID();
        server.createBucket(bucket);
        return new BackupTarget("gs://" + bucket + "/pg backups", server.environment());
    }
}
