package dev.pgcellar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class OptionValueParsersTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "5242880, 5242880",
        "7B, 7",
        "5MB, 5242880",
        "5mb, 5242880",
        "1 GB, 1073741824",
        "5MiB, 5000000",
        "1.5GB, 1610612736",
        "1e3KB, 1024000",
        "100GB, 107374182400",
        "2TiB, 2000000000000"
    })
    void sizes_have_the_suffixes_of_the_contract(String text, long bytes) {
        assertThat(OptionValueParsers.size(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "B", "0", "-5", "10K", "10G", "1.5", "1.5B", "MB", "5 M B", "1e3", "five"})
    void other_sizes_are_refused(String text) {
        assertThatThrownBy(() -> OptionValueParsers.size(text)).isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "", "x", "1.0", "1__0", "_1", "0x1"})
    void a_positive_integer_is_one(String text) {
        assertThatThrownBy(() -> OptionValueParsers.positiveInteger(text)).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void integers_have_the_forms_of_python() {
        assertThat(OptionValueParsers.positiveInteger(" +3 ")).isEqualTo(3);
        assertThat(OptionValueParsers.nonNegativeInteger("0")).isZero();
        assertThat(OptionValueParsers.integer("-1_000")).isEqualTo(-1000);
    }

    @Test
    void an_integer_beyond_the_range_becomes_the_nearest_one_within() {
        assertThat(OptionValueParsers.positiveInteger("99999999999")).isEqualTo(Integer.MAX_VALUE);
        assertThat(OptionValueParsers.timeline("4294967295")).isEqualTo(4294967295L);
        assertThat(OptionValueParsers.integer("99999999999999999999")).isEqualTo(Long.MAX_VALUE);
        assertThat(OptionValueParsers.integer("-99999999999999999999")).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void a_tag_is_split_at_its_comma_and_trimmed() {
        assertThat(OptionValueParsers.tag(" cost center , a b ")).isEqualTo(new Tag("cost center", "a b"));
        assertThat(OptionValueParsers.tag("key,")).isEqualTo(new Tag("key", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "key", ",value", "aws:x,1", "AWS:x,1", "key,a,b", "k\u00e9y,1", "key,a;b"})
    void other_tags_are_refused(String text) {
        assertThatThrownBy(() -> OptionValueParsers.tag(text)).isInstanceOf(TypeConversionException.class);
    }
}
