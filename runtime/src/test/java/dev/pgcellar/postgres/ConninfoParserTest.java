package dev.pgcellar.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConninfoParserTest {

    @ParameterizedTest
    @MethodSource
    void reads_key_word_value_strings(String conninfo, String expected) {
        Map<ConnectionKeyword, String> values = ConninfoParser.parse(conninfo);

        assertThat(values.entrySet().stream()
                        .map(entry -> entry.getKey().word() + "=" + entry.getValue())
                        .collect(Collectors.joining(";")))
                .isEqualTo(expected);
    }

    static Stream<Arguments> reads_key_word_value_strings() {
        return Stream.of(
                arguments("host=db1 port=5433", "host=db1;port=5433"),
                arguments("", ""),
                arguments("  \t\n", ""),
                arguments("host = db1  port\t=\n5433", "host=db1;port=5433"),
                arguments("password='a b'", "password=a b"),
                arguments("password='it\\'s \\\\ there'", "password=it's \\ there"),
                arguments("password=a\\ b\\\\c", "password=a b\\c"),
                arguments("user=bob password=''", "user=bob;password="),
                arguments("host= port=5433", "host=port=5433"),
                arguments("password='a=b c=d'", "password=a=b c=d"),
                arguments("options='-c search_path=x -c a=b'", "options=-c search_path=x -c a=b"),
                arguments("host='a'port=1", "host=a;port=1"),
                arguments("host=a host=b", "host=b"),
                arguments("password=x\\", "password=x"),
                arguments("password=o'brien", "password=o'brien"),
                arguments("service=main sslmode=verify-full", "service=main;sslmode=verify-full"));
    }

    @ParameterizedTest
    @MethodSource
    void refuses_malformed_strings_in_one_line(String conninfo, String reason) {
        assertThatThrownBy(() -> ConninfoParser.parse(conninfo))
                .isInstanceOf(InvalidConnectionSettingsException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    static Stream<Arguments> refuses_malformed_strings_in_one_line() {
        return Stream.of(
                arguments("hots=db1", "unknown parameter \"hots\" at character 1"),
                arguments("host=db1 port", "\"=\" is missing after the word at character 10"),
                arguments("host=db1 port 5432", "\"=\" is missing after the word at character 10"),
                arguments("=x", "unknown parameter \"\" at character 1"),
                arguments("user=a password='b c", "the quote opened at character 17 is not closed"),
                arguments("user=a password='b\\'", "the quote opened at character 17 is not closed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password=top secret", "password=top secret=1", "password='top secret"})
    void keeps_pieces_of_a_password_out_of_messages(String conninfo) {
        assertThatThrownBy(() -> ConninfoParser.parse(conninfo)).hasMessageNotContaining("secret");
    }

    @Test
    void knows_every_key_word_by_its_name_in_lower_case() {
        for (ConnectionKeyword keyword : ConnectionKeyword.values()) {
            assertThat(ConninfoParser.parse(keyword.word() + "=1")).containsOnlyKeys(keyword);
        }
    }
}
