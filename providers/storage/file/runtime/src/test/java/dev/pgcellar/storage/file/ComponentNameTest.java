package dev.pgcellar.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data.tar",
                "20260101T000000",
                "00000001.history",
                "with space",
                "a+b=c&d",
                ".hidden",
                "...",
                "back\\slash",
                "~"
            })
    void leaves_ordinary_components_readable(String component) {
        assertThat(ComponentName.encode(component)).contains(component);
        assertThat(ComponentName.decode(component)).contains(component);
    }

    @ParameterizedTest
    @CsvSource({
        "'', %",
        "., %2E",
        ".., %2E%2E",
        "%, %25",
        "%41, %2541",
        "é, %C3%A9",
        "😀, %F0%9F%98%80",
        "lost+found, lost%2Bfound",
        ".pgcellar-tmp-x, %2Epgcellar%2Dtmp%2Dx"
    })
    void escapes_what_cannot_be_a_name(String component, String name) {
        assertThat(ComponentName.encode(component)).contains(name);
        assertThat(ComponentName.decode(name)).contains(component);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "line\nbreak", "\u007f", "\u0001"})
    void escapes_control_characters(String component) {
        String name = ComponentName.encode(component).orElseThrow();

        assertThat(name).isPrintable().isASCII();
        assertThat(ComponentName.decode(name)).contains(component);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "%4",
                "%zz",
                "%41",
                "%c3%a9",
                "%C3",
                "%2Ehidden",
                "é",
                "lost+found",
                ".pgcellar-tmp-0b4d",
                "a%",
                "%%",
                "\u0142" // its low byte is the letter B
            })
    void finds_no_component_behind_a_name_it_would_not_give(String name) {
        assertThat(ComponentName.decode(name)).isEmpty();
    }

    @Test
    void takes_components_up_to_the_longest_name_of_a_file_system() {
        assertThat(ComponentName.encode("x".repeat(255))).isPresent();
        assertThat(ComponentName.encode("x".repeat(256))).isEmpty();
        assertThat(ComponentName.encode("é".repeat(43))).isEmpty();
    }

    @Test
    void refuses_a_component_that_is_not_well_formed_unicode() {
        assertThat(ComponentName.encode("half a pair \ud83d")).isEmpty();
    }

    @Test
    void names_temporary_files_as_no_component() {
        assertThat(ComponentName.decode(ComponentName.temporary(WriterProcess.current())))
                .isEmpty();
        assertThat(ComponentName.temporary(WriterProcess.current()))
                .isNotEqualTo(ComponentName.temporary(WriterProcess.current()));
    }
}
