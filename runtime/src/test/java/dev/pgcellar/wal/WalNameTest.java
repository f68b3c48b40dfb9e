package dev.pgcellar.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.wal.WalName.Kind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalNameTest {

    @ParameterizedTest
    @CsvSource({
        "000000010000000000000002, SEGMENT, 0000000100000000",
        "00000001000000000000000a, SEGMENT, 0000000100000000",
        "0000000a0000000b0000000C, SEGMENT, 0000000A0000000B",
        "000000010000000000000002.partial, PARTIAL, 0000000100000000",
        "000000010000000000000002.00000028.backup, BACKUP_HISTORY, 0000000100000000",
        "00000002.history, TIMELINE_HISTORY,"
    })
    void recognises_every_kind_of_file(String text, Kind kind, String directory) {
        WalName name = WalName.parse(text).orElseThrow();

        assertThat(name.kind()).isEqualTo(kind);
        assertThat(name.text()).isEqualTo(text);
        assertThat(name.hashDirectory().orElse(null)).isEqualTo(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00000001000000000000000",
                "0000000100000000000000020",
                "00000001000000000000000g",
                "000000010000000000000002.gz",
                "000000010000000000000002.partial.gz",
                "000000010000000000000002.0000028.backup",
                "00000002.history.gz",
                "00000002.HISTORY",
                " 000000010000000000000002"
            })
    void refuses_everything_else(String text) {
        assertThat(WalName.parse(text)).isEmpty();
    }

    @Property
    void the_segment_of_a_location_holds_that_location(
            @ForAll @LongRange(min = 1, max = 0xFFFF_FFFFL) long timeline, @ForAll long location) {
        Lsn lsn = new Lsn(location);

        WalName segment = SegmentSize.DEFAULT.segmentAt(new Timeline(timeline), lsn);

        assertThat(WalName.parse(segment.text())).contains(segment);
        assertThat(segment.timeline()).isEqualTo(new Timeline(timeline));
        long start = Long.parseLong(segment.text().substring(8, 16), 16) << 32
                | Long.parseLong(segment.text().substring(16), 16) * SegmentSize.DEFAULT.bytes();
        assertThat(location - start).isEqualTo(SegmentSize.DEFAULT.offsetOf(lsn));
    }

    @ParameterizedTest
    @CsvSource({
        "0/2000028, 0/2000028",
        "' 0 / 1 ', 0/1",
        "0x0/0xfF, 0/FF",
        "00000000000/00000000001, 0/1",
        "0/100000000, 1/0",
        "FFFFFFFFFF/0, FFFFFFFF/FFFFFFFF"
    })
    void an_lsn_has_more_forms_than_postgresql_writes(String text, String expected) {
        assertThat(Lsn.parse(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "0/", "/0", "0/1/2", "0", "0/g", "zz", "0x/1"})
    void refuses_what_is_no_lsn(String text) {
        assertThatThrownBy(() -> Lsn.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not an LSN");
    }

    @Property
    void an_lsn_survives_its_text_form(@ForAll long value) {
        Lsn lsn = new Lsn(value);

        assertThat(Lsn.parse(lsn.toString())).isEqualTo(lsn);
    }
}
