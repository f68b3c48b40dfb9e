package dev.pgcellar.it.postgres;

import dev.pgcellar.testsupport.postgres.PostgresVersion;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class PostgresSession16Test extends PostgresSessionBehaviour {
    PostgresSession16Test() {
        super(PostgresVersion.V16);
    }
}
