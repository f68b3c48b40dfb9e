package dev.pgcellar.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupIdTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-10T09:05:03.999Z, UTC, 20260110T090503",
        "2026-01-10T23:30:00Z, Asia/Tokyo, 20260111T083000",
        "2026-07-01T23:30:00Z, America/New_York, 20260701T193000",
    })
    void a_new_id_is_the_local_time_to_the_second(String instant, String zone, String expected) {
        Clock clock = Clock.fixed(Instant.parse(instant), ZoneId.of(zone));

        BackupId id = BackupId.now(clock);

        assertThat(id.text()).isEqualTo(expected);
        assertThat(BackupId.hasForm(id.text())).isTrue();
    }

    @Test
    void the_form_does_not_ask_whether_the_date_exists() {
        assertThat(BackupId.hasForm("99999999T999999")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "latest",
                "20260110T10000",
                "20260110T1000000",
                "20260110t100000",
                " 20260110T100000",
                "20260110T100000\n",
                "٢٠٢٦٠١١٠T١٠٠٠٠٠"
            })
    void other_texts_do_not_have_the_form(String text) {
        assertThat(BackupId.hasForm(text)).isFalse();
    }

    @Test
    void ids_are_ordered_by_their_text() {
        List<BackupId> ids = List.of(new BackupId("b"), new BackupId("20270101T000000"), new BackupId("a"));

        assertThat(ids.stream().sorted().map(BackupId::text)).containsExactly("20270101T000000", "a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "/"})
    void what_is_no_folder_name_is_no_id(String text) {
        assertThatThrownBy(() -> new BackupId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
