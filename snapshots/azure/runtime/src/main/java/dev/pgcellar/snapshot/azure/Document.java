package dev.pgcellar.snapshot.azure;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A JSON document, or a part of one. What is not there, or is of another kind than asked for, is absent.
 *
 * @param value null, a map of names, a list, a text, a number or a truth value
 */
record Document(Object value) {

    static final Document EMPTY = new Document(null);

    /**
     * @throws IOException when it is no JSON
     */
    static Document parse(byte[] json) throws IOException {
        if (json.length == 0) {
            return EMPTY;
        }
        try (JsonReader reader = JsonProviders.createReader(json)) {
            return new Document(reader.readUntyped());
        } catch (IllegalStateException e) {
            throw new IOException(e);
        }
    }

    /** The part that these names lead to. */
    Document at(String... path) {
        Object part = value;
        for (String name : path) {
            part = part instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return new Document(part);
    }

    /** A text that is not empty. */
    Optional<String> text(String... path) {
        return at(path).value instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    /** A number, without its fraction. */
    OptionalLong number(String... path) {
        return at(path).value instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    /** The elements of a list. */
    List<Document> list(String... path) {
        return at(path).value instanceof List<?> list
                ? list.stream().map(Document::new).toList()
                : List.of();
    }
}
