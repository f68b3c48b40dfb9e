package dev.pgcellar.it.postgres;

import dev.pgcellar.testsupport.postgres.PostgresVersion;

class PostgresSession18Test extends PostgresSessionBehaviour {
    PostgresSession18Test() {
        super(PostgresVersion.V18);
    }
}
