package dev.pgcellar.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void has_the_middle_figure_as_its_median() {
        assertThat(Distribution.of(List.of(3.0, 1.0, 100.0)).median()).isEqualTo(3);
        assertThat(Distribution.of(List.of(4.0, 1.0, 2.0, 100.0)).median()).isEqualTo(3);
    }

    @Test
    void the_95th_percentile_is_a_figure_that_was_measured() {
        List<Double> hundred = IntStream.rangeClosed(1, 100)
                .mapToObj(figure -> (double) figure)
                .toList();

        assertThat(Distribution.of(hundred).percentile95()).isEqualTo(95);
        assertThat(Distribution.of(hundred.subList(0, 19)).percentile95()).isEqualTo(19);
        assertThat(Distribution.of(hundred.subList(0, 20)).percentile95()).isEqualTo(19);
        assertThat(Distribution.of(List.of(7.0)).percentile95()).isEqualTo(7);
    }

    @Test
    void knows_its_ends_and_its_mean() {
        Distribution figures = Distribution.of(List.of(2.0, 1.0, 6.0));

        assertThat(figures.min()).isEqualTo(1);
        assertThat(figures.max()).isEqualTo(6);
        assertThat(figures.mean()).isEqualTo(3);
    }

    @Test
    void refuses_to_be_made_of_nothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Distribution.of(List.of()));
    }
}
