package dev.pgcellar.it.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** A list kept as text: a line an entry, without empty lines and those that begin with {@code #}. */
final class ContractFile {

    private ContractFile() {}

    static Stream<String> lines(String resource) {
        try (InputStream in = ContractFile.class.getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
