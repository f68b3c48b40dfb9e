package dev.pgcellar.expire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.expire.RetentionPolicy.RecoveryWindow;
import dev.pgcellar.expire.RetentionPolicy.Redundancy;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "REDUNDANCY 3, 3",
        "redundancy 0, 0",
        "'  Redundancy \t 007 ', 7",
        "REDUNDANCY 99999999999999999999, 9223372036854775807"
    })
    void reads_a_redundancy(String text, long backups) {
        assertThat(RetentionPolicy.parse(text)).isEqualTo(new Redundancy(backups));
    }

    @ParameterizedTest
    @CsvSource({
        "RECOVERY WINDOW OF 7 DAYS, 7",
        "recovery window of 1 day, 1",
        "' Recovery  Window\tOf 2 Weeks ', 14",
        "RECOVERY WINDOW OF 1 WEEK, 7",
        "RECOVERY WINDOW OF 3 MONTHS, 93",
        "RECOVERY WINDOW OF 1 month, 31",
        "RECOVERY WINDOW OF 0 DAYS, 0",
        "RECOVERY WINDOW OF 99999999999999999999 MONTHS, 1000000000"
    })
    void reads_a_recovery_window(String text, long days) {
        assertThat(RetentionPolicy.parse(text)).isEqualTo(new RecoveryWindow(Duration.ofDays(days)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "MAIN",
                "redundancy foo",
                "REDUNDANCY",
                "REDUNDANCY -1",
                "REDUNDANCY3",
                "REDUNDANCY 3 BACKUPS",
                "RECOVERY WINDOW OF 7",
                "RECOVERY WINDOW 7 DAYS",
                "RECOVERY WINDOW OF 7DAYS",
                "RECOVERY WINDOW OF 7 YEARS",
                "RECOVERYWINDOW OF 7 DAYS",
                "7 DAYS"
            })
    void refuses_anything_else(String text) {
        assertThatThrownBy(() -> RetentionPolicy.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is no retention policy");
    }
}
