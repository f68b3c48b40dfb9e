package dev.pgcellar.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanFormsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1280, 1.2 KiB",
        "1408, 1.4 KiB",
        "1048575, 1024.0 KiB",
        "31457280, 30.0 MiB",
        "9223372036854775807, 8.0 EiB",
    })
    void writes_sizes(long bytes, String expected) {
        assertThat(HumanForms.size(bytes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.99 | less than one second",
                "1.99 | 1 second",
                "60 | 1 minute",
                "94.9 | 1 minute, 34 seconds",
                "7200 | 2 hours",
                "90061 | 1 day, 1 hour, 1 minute, 1 second",
                "172800 | 2 days",
            })
    void writes_intervals(double seconds, String expected) {
        assertThat(HumanForms.interval(seconds)).isEqualTo(expected);
    }
}
