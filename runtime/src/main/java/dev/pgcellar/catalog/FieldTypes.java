package dev.pgcellar.catalog;

import dev.pgcellar.catalog.literal.PythonLiteral;
import dev.pgcellar.catalog.literal.PythonValue;
import dev.pgcellar.catalog.literal.PythonValue.Dict;
import dev.pgcellar.catalog.literal.PythonValue.Int;
import dev.pgcellar.catalog.literal.PythonValue.ListValue;
import dev.pgcellar.catalog.literal.PythonValue.Sequence;
import dev.pgcellar.catalog.literal.PythonValue.Text;
import dev.pgcellar.catalog.literal.PythonValue.TupleValue;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The kinds of fields.
 */
final class FieldTypes {

    private FieldTypes() {}

    static List<PythonValue> items(PythonValue value) {
        if (value instanceof Sequence sequence) {
            return sequence.items();
        }
        throw new IllegalArgumentException("expected a list");
    }

    static String text(PythonValue value) {
        if (value instanceof Text text) {
            return text.value();
        }
        throw new IllegalArgumentException("expected a string");
    }

    static Dict dict(PythonValue value) {
        if (value instanceof Dict dict) {
            return dict;
        }
        throw new IllegalArgumentException("expected a dictionary");
    }

    /** A text as it is. A line break would begin another field, so it is written as a blank. */
    static final class RawText implements FieldType<String> {
        @Override
        public String parse(String text, LenientDateTimeParser times) {
            return text;
        }

        @Override
        public String format(String value) {
            return value.replace('\n', ' ').replace('\r', ' ');
        }

        @Override
        public PythonValue toPython(String value) {
            return PythonValue.of(value);
        }
    }

    /** The text of a literal, which stays a text in every form. */
    static final class LiteralText implements FieldType<String> {
        @Override
        public String parse(String text, LenientDateTimeParser times) {
            return text;
        }

        @Override
        public String format(String value) {
            return value;
        }

        @Override
        public PythonValue toPython(String value) {
            return PythonValue.of(value);
        }

        @Override
        public boolean isEmpty(String value) {
            return value.equals("''") || value.equals("\"\"");
        }
    }

    /** A decimal number. */
    static final class Whole implements FieldType<Long> {
        @Override
        public Long parse(String text, LenientDateTimeParser times) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + Excerpt.of(text) + "' is not a decimal number", e);
            }
        }

        @Override
        public String format(Long value) {
            return value.toString();
        }

        @Override
        public PythonValue toPython(Long value) {
            return PythonValue.of(value);
        }
    }

    /** A time, to the microsecond. */
    static final class Timestamp implements FieldType<OffsetDateTime> {
        @Override
        public OffsetDateTime parse(String text, LenientDateTimeParser times) {
            return times.parse(text);
        }

        @Override
        public String format(OffsetDateTime value) {
            return TimestampForms.withOffset(value);
        }

        @Override
        public PythonValue toPython(OffsetDateTime value) {
            return PythonValue.of(TimestampForms.ctime(value));
        }
    }

    /** Texts joined by commas. */
    static final class CommaSeparated implements FieldType<List<String>> {
        @Override
        public List<String> parse(String text, LenientDateTimeParser times) {
            return List.of(text.split(",", -1));
        }

        @Override
        public String format(List<String> value) {
            return String.join(",", value);
        }

        @Override
        public PythonValue toPython(List<String> value) {
            return PythonValue.of(format(value));
        }

        @Override
        public boolean isEmpty(List<String> value) {
            return value.isEmpty();
        }
    }

    /** A list literal of strings. */
    static final class Texts implements FieldType<List<String>> {
        @Override
        public List<String> parse(String text, LenientDateTimeParser times) {
            return items(PythonLiteral.parse(text)).stream()
                    .map(FieldTypes::text)
                    .toList();
        }

        @Override
        public String format(List<String> value) {
            return PythonLiteral.format(toPython(value));
        }

        @Override
        public PythonValue toPython(List<String> value) {
            return PythonValue.texts(value);
        }

        @Override
        public boolean isEmpty(List<String> value) {
            return value.isEmpty();
        }
    }

    /** A list literal of tuples of name, OID and location. */
    static final class Tablespaces implements FieldType<List<Tablespace>> {

        private static final int COMPONENTS = 3;

        @Override
        public List<Tablespace> parse(String text, LenientDateTimeParser times) {
            return items(PythonLiteral.parse(text)).stream()
                    .map(Tablespaces::tablespace)
                    .toList();
        }

        private static Tablespace tablespace(PythonValue value) {
            List<PythonValue> parts = items(value);
            if (parts.size() == COMPONENTS
                    && parts.get(1) instanceof Int oid
                    && oid.value().bitLength() < Long.SIZE) {
                return new Tablespace(text(parts.get(0)), oid.value().longValue(), text(parts.get(2)));
            }
            throw new IllegalArgumentException("a tablespace is a tuple of name, OID and location");
        }

        @Override
        public String format(List<Tablespace> value) {
            return PythonLiteral.format(new ListValue(value.stream()
                    .<PythonValue>map(tablespace -> new TupleValue(components(tablespace)))
                    .toList()));
        }

        @Override
        public PythonValue toPython(List<Tablespace> value) {
            return new ListValue(value.stream()
                    .<PythonValue>map(tablespace -> new ListValue(components(tablespace)))
                    .toList());
        }

        private static List<PythonValue> components(Tablespace tablespace) {
            return List.of(
                    PythonValue.of(tablespace.name()),
                    PythonValue.of(tablespace.oid()),
                    PythonValue.of(tablespace.location()));
        }

        @Override
        public boolean isEmpty(List<Tablespace> value) {
            return value.isEmpty();
        }
    }

    /** A dictionary literal. */
    static final class Dictionary implements FieldType<Dict> {
        @Override
        public Dict parse(String text, LenientDateTimeParser times) {
            return dict(PythonLiteral.parse(text));
        }

        @Override
        public String format(Dict value) {
            return PythonLiteral.format(value);
        }

        @Override
        public PythonValue toPython(Dict value) {
            return value;
        }

        @Override
        public boolean isEmpty(Dict value) {
            return value.entries().isEmpty();
        }
    }

    /** What a snapshot backup consists of, as a dictionary literal. */
    static final class Snapshots implements FieldType<SnapshotsInfo> {
        @Override
        public SnapshotsInfo parse(String text, LenientDateTimeParser times) {
            return SnapshotsInfo.fromPython(dict(PythonLiteral.parse(text)));
        }

        @Override
        public String format(SnapshotsInfo value) {
            return PythonLiteral.format(value.toPython());
        }

        @Override
        public PythonValue toPython(SnapshotsInfo value) {
            return value.toPython();
        }
    }
}
