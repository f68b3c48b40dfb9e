package dev.pgcellar.it.postgres;

import dev.pgcellar.testsupport.postgres.PostgresVersion;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("isInstalled")
class PostgresSession15Test extends PostgresSessionBehaviour {
    PostgresSession15Test() {
        super(PostgresVersion.V15);
    }

    static boolean isInstalled() {
        return PostgresVersion.V15.isAvailable();
    }
}
