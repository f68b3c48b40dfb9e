package dev.pgcellar.wal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentSizeTest {

    @ParameterizedTest
    @CsvSource({
        "16, 000000010000000000000001, 000000010000000000000002",
        "16, 0000000A00000000000000FF, 0000000A0000000100000000",
        "64, 00000001000000020000003F, 000000010000000300000000",
        "1, 000000010000000000000FFF, 000000010000000100000000",
        "1024, 000000010000000000000003, 000000010000000100000000",
        // No such segment in a cluster of this segment size; the last of all; no segment.
        "64, 0000000100000002000000FF, ",
        "16, 00000001FFFFFFFF000000FF, ",
        "16, 00000002.history, ",
        "16, 000000010000000000000001.partial, "
    })
    void names_the_segment_that_follows(long mebibytes, String segment, String following) {
        SegmentSize size = new SegmentSize(mebibytes << 20);

        assertThat(size.following(WalName.parse(segment).orElseThrow()).map(WalName::text))
                .isEqualTo(Optional.ofNullable(following));
    }

    @ParameterizedTest
    @CsvSource({
        "16, 000000010000000000000001, 1",
        "16, 0000000A0000000100000000, 256",
        "64, 000000010000000300000000, 192",
        "1024, 00000001FFFFFFFF00000003, 17179869183"
    })
    void counts_the_segments_of_a_timeline(long mebibytes, String segment, long number) {
        SegmentSize size = new SegmentSize(mebibytes << 20);
        WalName name = WalName.parse(segment).orElseThrow();

        assertThat(size.numberOf(name)).isEqualTo(number);
        assertThat(size.segment(name.timeline(), number)).isEqualTo(name);
        assertThat(size.numberOf(new Lsn((number << 20) * mebibytes + 40))).isEqualTo(number);
    }
}
