package dev.pgcellar.it.postgres;

import dev.pgcellar.testsupport.postgres.PostgresVersion;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class PostgresSession14Test extends PostgresSessionBehaviour {
    PostgresSession14Test() {
        super(PostgresVersion.V14);
    }
}
