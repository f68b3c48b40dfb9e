package dev.pgcellar.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatioTest {

    private static Series series(Role role, double... wallSeconds) {
        Series series = new Series(role.name(), role);
        for (int round = 0; round < wallSeconds.length; round++) {
            series.add(sample(round, wallSeconds[round]));
        }
        return series;
    }

    private static Sample sample(int round, double wallSeconds) {
        return new Sample(round, wallSeconds, wallSeconds / 2, 0, 0, -1, -1);
    }

    @Test
    void divides_the_medians_and_ranges_over_the_pairs_of_a_round() {
        Series subject = series(Role.SUBJECT, 1, 2, 4);
        Series peer = series(Role.PEER, 4, 4, 20);

        assertThat(Ratio.ofWall(subject, peer)).contains(new Ratio(0.5, 0.2, 0.5));
    }

    @Test
    void a_round_in_which_the_other_failed_makes_no_pair() {
        Series subject = series(Role.SUBJECT, 1, 2);
        Series peer = new Series("peer", Role.PEER);
        peer.addFailure("exit code 4");
        peer.add(sample(1, 4));

        assertThat(Ratio.ofWall(subject, peer)).contains(new Ratio(0.375, 0.5, 0.5));
    }

    @Test
    void there_is_none_without_runs() {
        Series none = new Series("peer", Role.PEER);

        assertThat(Ratio.ofWall(series(Role.SUBJECT, 1), none)).isEmpty();
        assertThat(Ratio.ofWall(none, series(Role.SUBJECT, 1))).isEmpty();
        assertThat(Ratio.ofCpu(none, series(Role.SUBJECT, 1))).isEmpty();
    }

    @Test
    void processor_time_is_compared_by_its_mean() {
        assertThat(Ratio.ofCpu(series(Role.SUBJECT, 1, 3), series(Role.PEER, 4, 4, 4)))
                .contains(0.5);
    }
}
