package dev.pgcellar.catalog.literal;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A value that a Python literal can express: a constant, text, number or container. Immutable.
 */
public sealed interface PythonValue {

    /** The values that are written as a name. */
    enum Constant implements PythonValue {
        NONE("None"),
        TRUE("True"),
        FALSE("False");

        private final String literal;

        Constant(String literal) {
            this.literal = literal;
        }

        String literal() {
            return literal;
        }
    }

    /** A string. */
    record Text(String value) implements PythonValue {
        public Text {
            Objects.requireNonNull(value, "value");
        }
    }

    /** An integer of any size. */
    record Int(BigInteger value) implements PythonValue {
        public Int {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * A floating-point number.
     *
     * @param value finite: neither infinity nor NaN has a literal
     */
    record Real(double value) implements PythonValue {
        public Real {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a literal cannot express " + value);
            }
        }
    }

    /** A list or a tuple, for readers that do not tell them apart. */
    sealed interface Sequence extends PythonValue {
        List<PythonValue> items();
    }

    /** {@code [a, b]}. */
    record ListValue(List<PythonValue> items) implements Sequence {
        public ListValue {
            items = List.copyOf(items);
        }
    }

    /** {@code (a, b)}. */
    record TupleValue(List<PythonValue> items) implements Sequence {
        public TupleValue {
            items = List.copyOf(items);
        }
    }

    /**
     * {@code {'k': v}}.
     *
     * @param entries in their written order, which is kept
     */
    record Dict(Map<PythonValue, PythonValue> entries) implements PythonValue {
        public Dict {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The value of a string key; empty when the key is absent or its value is {@code None}. */
        public Optional<PythonValue> get(String key) {
            return Optional.ofNullable(entries.get(new Text(key))).filter(value -> value != Constant.NONE);
        }
    }

    /** A string, or {@code None} for null. */
    static PythonValue of(String value) {
        return value == null ? Constant.NONE : new Text(value);
    }

    /** An integer. */
    static PythonValue of(long value) {
        return new Int(BigInteger.valueOf(value));
    }

    /** A floating-point number, which must be finite. */
    static PythonValue of(double value) {
        return new Real(value);
    }

    /** A list of strings. */
    static ListValue texts(List<String> values) {
        return new ListValue(values.stream().map(PythonValue::of).toList());
    }

    /**
     * A dictionary with string keys.
     *
     * @param entries in the order in which they are to be written
     */
    static Dict dict(Map<String, ? extends PythonValue> entries) {
        Map<PythonValue, PythonValue> keyed = new LinkedHashMap<>();
        entries.forEach((key, value) -> keyed.put(new Text(key), value));
        return new Dict(keyed);
    }
}
