package com.example.backups;

import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.s3.S3Server;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A PostgreSQL server and an S3 server, and the configuration by which the application finds them. */
public class Servers implements QuarkusTestResourceLifecycleManager {

    private S3Server s3;
    private PostgresServer postgres;

    @Override
    public Map<String, String> start() {
        s3 = S3Server.start();
        s3.createBucket("backups");
        postgres = PostgresServer.builder().start();
        String server = "pgcellar.servers.main.";
        return Map.of(
                server + "options.endpoint-url",
                s3.endpoint().toString(),
                server + "host",
                PostgresServer.HOST,
                server + "port",
                Integer.toString(postgres.port()),
                server + "user",
                PostgresServer.SUPERUSER,
                "pgcellar.servers.lost.url",
                "s3://backups/databases",
                "pgcellar.servers.lost.options.endpoint-url",
                "http://127.0.0.1:9",
                "pgcellar.servers.lost.host",
                PostgresServer.HOST,
                "pgcellar.servers.lost.port",
                "9");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(postgres, new TestInjector.MatchesType(PostgresServer.class));
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
        if (s3 != null) {
            s3.close();
        }
    }
}
