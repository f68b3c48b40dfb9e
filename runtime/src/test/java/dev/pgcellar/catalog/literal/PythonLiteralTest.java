package dev.pgcellar.catalog.literal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.catalog.literal.PythonValue.Constant;
import dev.pgcellar.catalog.literal.PythonValue.Int;
import dev.pgcellar.catalog.literal.PythonValue.ListValue;
import dev.pgcellar.catalog.literal.PythonValue.TupleValue;
import dev.pgcellar.testing.Golden;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonLiteralTest {

    static Stream<String> goldenCases() {
        return Golden.text("literal-cases.tsv").lines().map(line -> line.substring(line.indexOf('\t') + 1));
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void writes_every_golden_literal_as_it_was_read(String literal) {
        PythonValue value = PythonLiteral.parse(literal);

        String written = PythonLiteral.format(value);

        assertThat(written).isEqualTo(literal);
    }

    @Test
    void reads_golden_strings_as_the_json_beside_them_says() {
        List<String> strings = Golden.text("literal-cases.tsv")
                .lines()
                .filter(line -> !line.startsWith("float"))
                .toList();

        assertThat(strings).hasSizeGreaterThan(10).allSatisfy(line -> {
            String[] columns = line.split("\t", 2);
            assertThat(PythonLiteral.parse(columns[1])).isEqualTo(PythonLiteral.parse(jsonAsPython(columns[0])));
        });
    }

    /** A JSON string is a Python string, but for surrogate pairs. */
    private static String jsonAsPython(String json) {
        return json.replace("\\ud83d\\ude00", "\\U0001f600");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5.684341886080802e-14 | 5.684341886080802e-14",
                "2e23 | 2e+23",
                "8.41E21 | 8.41e+21",
                "2.0E-3 | 0.002",
                "9007199254740993 | 9007199254740992.0",
                "5e-324 | 5e-324",
                "1.7976931348623157e308 | 1.7976931348623157e+308",
                "2.2250738585072014e-308 | 2.2250738585072014e-308",
                "9999999999999998 | 9999999999999998.0",
                "0.00009999 | 9.999e-05",
                "-0.0 | -0.0",
                "123456.789 | 123456.789",
                "87329337174688.375 | 87329337174688.38",
                "812537116149026.75 | 812537116149026.8",
            })
    void writes_doubles_with_the_fewest_digits(double value, String expected) {
        assertThat(PythonFloat.repr(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'\\101\\0\\x41\\u00e9\\U0001F600' | 'A\\x00Aé😀'",
                "'\\a\\b\\f\\v' | '\\x07\\x08\\x0c\\x0b'",
                "'\\N{EURO SIGN}' | '€'",
                "'\\q\\8' | '\\\\q\\\\8'",
                "u\"it's\" | \"it's\"",
                "r'a\\n' | 'a\\\\n'",
                "'a' \"b\" | 'ab'",
                "0x1F | 31",
                "0o17 | 15",
                "0b101 | 5",
                "1_000 | 1000",
                "- 5 | -5",
                "+5 | 5",
                ".5 | 0.5",
                "5. | 5.0",
                "1e3 | 1000.0",
                "( 1 ) | 1",
                "(1 , ) | (1,)",
                "() | ()",
                "[ 1 ,2, ] | [1, 2]",
                "{ 'a' :1 , 'b':[(True,None,False)] ,} | {'a': 1, 'b': [(True, None, False)]}",
                "{'a': 1, 'b': 2, 'a': 3} | {'a': 3, 'b': 2}",
            })
    void reads_every_spelling_of_a_value(String spelling, String canonical) {
        assertThat(PythonLiteral.format(PythonLiteral.parse(spelling))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "'open",
                "[1, 2",
                "[1 2]",
                "[,]",
                "(,)",
                "{'a'}",
                "{'a': }",
                "{1, 2}",
                "nope",
                "none",
                "1 2",
                "'a'b",
                "b'bytes'",
                "3j",
                "'\\x4'",
                "'\\u12g4'",
                "'\\U00110000'",
                "'\\N{no such}'",
                "1e999",
                "-",
                "--1",
                "0x",
                "_1",
                ".",
                "[1]]",
                "__import__('os')"
            })
    void refuses_what_is_no_literal_with_one_line(String text) {
        assertThatThrownBy(() -> PythonLiteral.parse(text))
                .isInstanceOf(InvalidLiteralException.class)
                .hasMessageContaining("character")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refuses_containers_nested_beyond_its_bound() {
        String allowed = "[".repeat(100) + "]".repeat(100);
        String tooDeep = "[".repeat(1_000_000) + "]".repeat(1_000_000);

        assertThat(PythonLiteral.format(PythonLiteral.parse(allowed))).isEqualTo(allowed);
        assertThatThrownBy(() -> PythonLiteral.parse(tooDeep))
                .isInstanceOf(InvalidLiteralException.class)
                .hasMessageContaining("too deep");
    }

    @Test
    void refuses_integers_of_more_digits_than_python_converts() {
        assertThat(PythonLiteral.parse("9".repeat(4300))).isEqualTo(new Int(new BigInteger("9".repeat(4300))));
        assertThatThrownBy(() -> PythonLiteral.parse("9".repeat(4301))).isInstanceOf(InvalidLiteralException.class);
    }

    @Test
    void tells_lists_from_tuples_and_keeps_the_order_of_keys() {
        PythonValue value = PythonLiteral.parse("{'z': [1], 'a': (1,)}");

        assertThat(value)
                .isEqualTo(new PythonValue.Dict(Map.of(
                        PythonValue.of("z"), new ListValue(List.of(PythonValue.of(1))),
                        PythonValue.of("a"), new TupleValue(List.of(PythonValue.of(1))))));
        assertThat(PythonLiteral.format(value)).isEqualTo("{'z': [1], 'a': (1,)}");
    }

    @Test
    void displays_strings_bare_and_everything_else_as_a_literal() {
        assertThat(PythonLiteral.display(PythonValue.of("it's"))).isEqualTo("it's");
        assertThat(PythonLiteral.display(Constant.NONE)).isEqualTo("None");
        assertThat(PythonLiteral.display(PythonValue.of(10))).isEqualTo("10");
        assertThat(PythonLiteral.display(PythonValue.texts(List.of("a", "b")))).isEqualTo("['a', 'b']");
    }

    @Test
    void has_no_value_for_numbers_that_are_not_finite() {
        assertThatThrownBy(() -> PythonValue.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PythonValue.of(Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
    }
}
