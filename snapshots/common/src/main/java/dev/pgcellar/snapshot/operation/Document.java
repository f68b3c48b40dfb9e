package dev.pgcellar.snapshot.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A JSON document, or a part of one. What is not there, or is of another kind than asked for, is absent.
 *
 * @param value null, a map of names, a list, a text, a number or a truth value
 */
public record Document(Object value) {

    /** No document. */
    public static final Document EMPTY = new Document(null);

    /** The part that these names lead to. */
    public Document at(String... path) {
        Object part = value;
        for (String name : path) {
            part = part instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return new Document(part);
    }

    /** A text that is not empty. */
    public Optional<String> text(String... path) {
        return at(path).value instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    /** A number, without its fraction. */
    public OptionalLong number(String... path) {
        return at(path).value instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    /** Whether there is a truth value, and it is true. */
    public boolean isTrue(String... path) {
        return Boolean.TRUE.equals(at(path).value);
    }

    /** The elements of a list. */
    public List<Document> list(String... path) {
        return at(path).value instanceof List<?> list
                ? list.stream().map(Document::new).toList()
                : List.of();
    }
}
