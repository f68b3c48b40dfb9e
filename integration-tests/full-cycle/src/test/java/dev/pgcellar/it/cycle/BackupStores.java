package dev.pgcellar.it.cycle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.it.cycle.BackupTarget.Kind;
import dev.pgcellar.testsupport.azure.AzuriteServer;
import dev.pgcellar.testsupport.gcs.GcsServer;
import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The servers of all kinds of stores, each started when it is first needed. They keep their bytes on disk. */
final class BackupStores implements AutoCloseable {

    private final Path folder;
    private AzuriteServer azure;
    private GcsServer gcs;
    private S3Server s3;

    /** Stores whose bytes are in this folder, as far as their servers let one choose. */
    BackupStores(Path folder) {
        this.folder = folder;
    }

    /** A new place for backups; the test is skipped where its server cannot run. */
    BackupTarget newTarget(Kind kind) throws IOException {
        return switch (kind) {
            case AZURE -> BackupTarget.inNewContainer(azure());
            case FILE -> BackupTarget.inFolder(Files.createTempDirectory(folder, "file-store-"));
            case GCS -> BackupTarget.inNewBucket(gcs());
            case S3 -> BackupTarget.inNewBucket(s3());
        };
    }

    private AzuriteServer azure() throws IOException {
        assumeTrue(AzuriteServer.obstacle().isEmpty(), () -> AzuriteServer.obstacle()
                .orElseThrow());
        if (azure == null) {
            azure = AzuriteServer.startOn(Files.createDirectory(folder.resolve("azurite")));
        }
        return azure;
    }

    private GcsServer gcs() {
        if (gcs == null) {
            gcs = GcsServer.start();
        }
        return gcs;
    }

    private S3Server s3() throws IOException {
        if (s3 == null) {
            s3 = S3Server.startOn(Files.createDirectory(folder.resolve("s3")));
        }
        return s3;
    }

    @Override
    public void close() {
        if (azure != null) {
            azure.close();
        }
        if (gcs != null) {
            gcs.close();
        }
        if (s3 != null) {
            s3.close();
        }
    }
}
