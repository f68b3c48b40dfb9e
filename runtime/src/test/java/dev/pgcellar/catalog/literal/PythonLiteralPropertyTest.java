package dev.pgcellar.catalog.literal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PythonLiteralPropertyTest {

    @Property(tries = 300)
    void a_written_value_reads_back_as_itself(@ForAll("values") PythonValue value) {
        assertThat(PythonLiteral.parse(PythonLiteral.format(value))).isEqualTo(value);
    }

    @Property(tries = 300)
    void a_literal_is_one_line(@ForAll("values") PythonValue value) {
        assertThat(PythonLiteral.format(value)).doesNotContain("\n", "\r");
    }

    @Property(tries = 5_000)
    void a_double_is_written_with_the_fewest_digits_that_read_back(@ForAll("doubles") double value) {
        String text = PythonFloat.repr(value);

        assertThat(Double.parseDouble(text)).isEqualTo(value);
        assertThat(significantDigits(text)).isLessThanOrEqualTo(significantDigits(Double.toString(value)));
    }

    private static int significantDigits(String number) {
        String mantissa = number.replaceAll("[eE].*", "").replaceAll("[-.]", "");
        return mantissa.replaceAll("^0+", "").replaceAll("0+$", "").length();
    }

    @Provide
    Arbitrary<Double> doubles() {
        return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    }

    @Provide
    Arbitrary<PythonValue> values() {
        return values(3);
    }

    private Arbitrary<PythonValue> values(int depth) {
        if (depth == 0) {
            return scalars();
        }
        Arbitrary<PythonValue> inner = values(depth - 1);
        return Arbitraries.oneOf(
                scalars(),
                inner.list().ofMaxSize(3).map(PythonValue.ListValue::new),
                inner.list().ofMaxSize(3).map(PythonValue.TupleValue::new),
                Arbitraries.maps(scalars(), inner).ofMaxSize(3).map(PythonValue.Dict::new));
    }

    private Arbitrary<PythonValue> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.of(PythonValue.Constant.values()),
                Arbitraries.strings().ofMaxLength(20).map(PythonValue.Text::new),
                Arbitraries.bigIntegers().map(PythonValue.Int::new),
                doubles().map(PythonValue.Real::new));
    }
}
