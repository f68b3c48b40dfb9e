package dev.pgcellar.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.spi.Finding.State;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockSkewTest {

    @ParameterizedTest
    @CsvSource({
        "0,OK,to 1 s",
        "30,OK,to 30 s",
        "-30,OK,to 30 s",
        "31,WARNING,31 s ahead of",
        "-300,WARNING,300 s behind",
        "301,FAILED,301 s ahead of",
        "-301,FAILED,301 s behind"
    })
    void tolerates_half_a_minute_and_fails_beyond_five(long seconds, State state, String found) {
        Instant store = Instant.parse("2026-11-22T14:00:00Z");

        Finding finding = ClockSkew.judge(store, store.plusSeconds(seconds));

        assertThat(finding.state()).isEqualTo(state);
        assertThat(finding.found()).contains(found);
        assertThat(finding.fix() == null).isEqualTo(state == State.OK);
    }
}
