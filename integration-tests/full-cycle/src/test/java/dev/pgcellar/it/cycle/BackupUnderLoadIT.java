package dev.pgcellar.it.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.postgres.PostgresVersion;
import dev.pgcellar.testsupport.s3.S3Server;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupUnderLoadIT {

    @Test
    void a_cluster_that_is_written_to_during_the_backup_recovers_to_the_last_transaction(@TempDir Path folder) {
        try (S3Server s3 = S3Server.start();
                ClusterUnderTest cluster =
                        new ClusterUnderTest(PostgresVersion.V18, BackupTarget.inNewBucket(s3), folder, "--gzip");
                WriteLoad load = new WriteLoad(cluster.server())) {
            cluster.server().execute("CREATE TABLE bulk AS SELECT i, md5(i::text) FROM generate_series(1, 200000) i");
            long before = load.transactions();

            cluster.backup("--jobs", "3").expectSuccess();

            long during = load.transactions() - before;
            load.end();
            String history = cluster.server().queryOne("SELECT count(*) || '/' || sum(amount) FROM history");
            String balance = cluster.server().queryOne("SELECT sum(balance) FROM accounts");
            cluster.archiveAllWal();
            cluster.server().stopImmediately();
            Path restored = folder.resolve("restored");
            cluster.run("restore", cluster.url(), ClusterUnderTest.SERVER_NAME, "latest", restored.toString())
                    .expectSuccess();
            try (PostgresServer recovered = cluster.recover(restored, null, null)) {
                assertThat(during).as("transactions during the backup").isPositive();
                assertThat(recovered.queryOne("SELECT count(*) || '/' || sum(amount) FROM history"))
                        .isEqualTo(history);
                assertThat(recovered.queryOne("SELECT sum(balance) FROM accounts"))
                        .isEqualTo(balance);
                assertThat(recovered.queryOne("SELECT count(*) FROM bulk")).isEqualTo("200000");
            }
        }
    }
}
