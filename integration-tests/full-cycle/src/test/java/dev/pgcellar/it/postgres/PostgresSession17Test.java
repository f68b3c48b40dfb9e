package dev.pgcellar.it.postgres;

import dev.pgcellar.testsupport.postgres.PostgresVersion;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class PostgresSession17Test extends PostgresSessionBehaviour {
    PostgresSession17Test() {
        super(PostgresVersion.V17);
    }
}
