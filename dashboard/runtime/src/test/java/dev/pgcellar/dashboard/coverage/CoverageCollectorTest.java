package dev.pgcellar.dashboard.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.wal.SegmentSize;
import dev.pgcellar.wal.Timeline;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverageCollectorTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final CoverageCollector collector = new CoverageCollector(SegmentSize.DEFAULT);

    private void add(String file, long second) {
        collector.add(new ObjectInfo("srv/wals/x/" + file, 10, BEGIN.plusSeconds(second)));
    }

    private WalCoverage coverage() {
        return collector.coverage(Map.of());
    }

    @Test
    void joins_segments_across_log_files_and_counts_a_segment_in_two_forms_once() {
        add("0000000100000000000000FE", 1);
        add("0000000100000000000000FF.gz", 2);
        add("0000000100000000000000FF.zst", 3);
        add("000000010000000100000000", 4);

        assertThat(coverage().runsOf(1))
                .containsExactly(new SegmentRun(254, 256, BEGIN.plusSeconds(1), BEGIN.plusSeconds(4), 30));
        assertThat(coverage().segments()).isEqualTo(3);
        assertThat(coverage().gaps()).isEmpty();
    }

    @Test
    void finds_gaps_and_passes_over_what_is_no_complete_segment() {
        add("000000010000000000000001", 1);
        add("000000010000000000000001.00000028.backup", 1);
        add("000000010000000000000002.partial", 2);
        add("00000002.history", 2);
        add("notes.txt", 2);
        add("000000010000000000000004", 3);

        assertThat(coverage().gaps())
                .containsExactly(new WalCoverage.Gap(1, 2, 3, BEGIN.plusSeconds(1), BEGIN.plusSeconds(3)));
        assertThat(collector.histories()).containsOnlyKeys(2L);
    }

    @Test
    void orders_segments_that_are_listed_in_another_order() {
        add("00000001000000000000000B", 2);
        add("00000001000000000000000C", 3);
        add("00000001000000000000000a", 1);

        assertThat(coverage().runsOf(1)).hasSize(1);
        assertThat(coverage().runWith(1, 10)).isPresent();
    }

    @Test
    void holds_a_limited_number_of_runs() {
        for (int segment = 0; segment < 50_000; segment++) {
            add(SegmentSize.DEFAULT.segment(new Timeline(1), 2L * segment).text(), segment);
        }

        assertThat(coverage().runsOf(1)).hasSizeLessThanOrEqualTo(20_000);
        assertThat(coverage().droppedRuns() + coverage().runsOf(1).size()).isEqualTo(50_000);
        assertThat(coverage().runWith(1, 99_998)).isPresent();
    }

    @Test
    void reads_timeline_histories() {
        TimelineHistory history = TimelineHistory.parse(
                3, "1\t0/28000080\tno recovery target specified\n\n# note\n2\t1/0\tbefore 2026-01-01\n");

        assertThat(history.switches())
                .extracting(left -> left.parent() + " " + left.location())
                .containsExactly("1 0/28000080", "2 1/0");
    }
}
