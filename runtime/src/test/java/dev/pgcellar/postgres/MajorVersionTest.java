package dev.pgcellar.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MajorVersionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on x86_64 | 15",
                "PostgreSQL 18.6 on x86_64-pc-linux-gnu              | 18",
                "PostgreSQL 9.6.24                                   | 9.6",
                "PostgreSQL 17beta1 on x86_64                        | 17",
                "PostgreSQL 17rc1                                    | 17",
                "PostgreSQL 19devel on x86_64                        | 19",
                "EnterpriseDB 15.4.0 (Debian 15.4.0) on x86_64       | 15",
                "EnterpriseDB 9.6.2.7 on x86_64                      | 9.6",
            })
    void drops_the_last_component(String version, String expected) {
        assertThat(MajorVersion.of(version)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"PostgreSQL", "PostgreSQL unknown", "''"})
    void knows_nothing_of_other_forms(String version) {
        assertThat(MajorVersion.of(version)).isEmpty();
    }
}
