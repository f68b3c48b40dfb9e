package dev.pgcellar.catalog;

import dev.pgcellar.catalog.literal.PythonValue;

/**
 * How a kind of field is read, written and rendered (contract 02 sections 1 and 5).
 *
 * @param <T> immutable
 */
interface FieldType<T> {

    /**
     * Reads a field's text.
     *
     * @throws IllegalArgumentException when the text is not of this kind
     * @throws java.time.DateTimeException when it is not a time
     */
    T parse(String text, LenientDateTimeParser times);

    /** Writes the text that {@link #parse} reads, on one line. */
    String format(T value);

    /** The value in the dictionary form. */
    PythonValue toPython(T value);

    /** Whether the value is one that the format cannot tell from an unset one. */
    default boolean isEmpty(T value) {
        return false;
    }
}
