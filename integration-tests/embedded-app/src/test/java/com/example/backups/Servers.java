package com.example.backups;

import dev.pgcellar.testsupport.postgres.PostgresServer;
import dev.pgcellar.testsupport.s3.S3Server;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A PostgreSQL server and an S3 server, and the configuration by which the application finds them. */
public class Servers implements QuarkusTestResourceLifecycleManager {

    private S3Server s3;
    private PostgresServer postgres;

    @Override
    public Map<String, String> start() {
        s3 = S3Server.start();
        s3.createBucket("backups");
        // The test that archives WAL itself finds all of it, however many backups were taken before.
        postgres = PostgresServer.builder().setting("wal_keep_size", "1GB").start();
        Map<String, String> configuration = new HashMap<>();
        configuration.putAll(server("main", s3.endpoint().toString(), postgres.port()));
        configuration.putAll(server("frequent", s3.endpoint().toString(), postgres.port()));
        configuration.put("pgcellar.servers.frequent.schedule", "0/20 * * * * ?");
        configuration.put("pgcellar.servers.frequent.retention-policy", "REDUNDANCY 1");
        configuration.putAll(server("lost", "http://127.0.0.1:9", 9));
        configuration.put("pgcellar.servers.lost.max-wal-lag", "10M");
        return configuration;
    }

    private static Map<String, String> server(String name, String endpoint, int port) {
        String server = "pgcellar.servers." + name + ".";
        return Map.of(
                server + "url", "s3://backups/databases",
                server + "immediate-checkpoint", "true",
                server + "options.endpoint-url", endpoint,
                server + "host", PostgresServer.HOST,
                server + "port", Integer.toString(port),
                server + "user", PostgresServer.SUPERUSER);
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
