package dev.pgcellar.dashboard.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretMaskTest {

    @ParameterizedTest
    @CsvSource({
        "pgcellar.servers.main.password, hunter2",
        "pgcellar.azure.connection-string, AccountKey=hunter2",
        "pgcellar.azure.sas, hunter2",
        "PGCELLAR_DASHBOARD_TOKEN, hunter2",
        "pgcellar.url, https://user:hunter2@host/path",
        "pgcellar.url, https://host/path?sig=hunter2",
        "pgcellar.backup.options, host=db password=hunter2 user=me"
    })
    void hides_secrets(String name, String value) {
        assertThat(SecretMask.of(name, value)).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "pgcellar.servers.disaster.url, s3://bucket/path",
        "pgcellar.backup.jobs, 4",
        "pgcellar.s3.endpoint-url, http://127.0.0.1:9000"
    })
    void shows_what_is_no_secret(String name, String value) {
        assertThat(SecretMask.of(name, value)).isEqualTo(value);
    }
}
