package dev.pgcellar.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connection service file (PostgreSQL documentation, "The Connection Service File"). */
record ServiceFile(Path path) {

    /**
     * The parameters of a service; empty when the file has no such section.
     *
     * @throws InvalidConnectionSettingsException when the file cannot be read or the section is malformed
     */
    Optional<Map<ConnectionKeyword, String>> service(String name) {
        List<String> lines = lines();
        int header = indexOfSection(lines, name);
        if (header < 0) {
            return Optional.empty();
        }
        Map<ConnectionKeyword, String> values = new EnumMap<>(ConnectionKeyword.class);
        for (int i = header + 1; i < lines.size() && !lines.get(i).startsWith("["); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && !line.startsWith("#")) {
                read(line, i + 1, values);
            }
        }
        return Optional.of(values);
    }

    private void read(String line, int number, Map<ConnectionKeyword, String> values) {
        int equals = line.indexOf('=');
        Optional<ConnectionKeyword> keyword =
                equals < 0 ? Optional.empty() : ConnectionKeyword.of(line.substring(0, equals));
        if (keyword.isEmpty() || keyword.get() == ConnectionKeyword.SERVICE) {
            throw new InvalidConnectionSettingsException(
                    "line " + number + " of service file \"" + path + "\" is not parameter=value");
        }
        values.putIfAbsent(keyword.get(), line.substring(equals + 1));
    }

    private static int indexOfSection(List<String> lines, String name) {
        return lines.indexOf("[" + name + "]");
    }

    private List<String> lines() {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .toList();
        } catch (IOException e) {
            throw new InvalidConnectionSettingsException(
                    "service file \"" + path + "\" cannot be read: " + IoReason.of(e));
        }
    }
}
