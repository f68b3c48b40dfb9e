package dev.pgcellar.storage.gcs;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A configuration with these values, by the names of the properties. */
record FixedConfig(Map<String, String> values) implements GcsConfig {

    static final FixedConfig NONE = new FixedConfig(Map.of());

    private Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public Optional<String> endpointUrl() {
        return value("endpoint-url");
    }

    @Override
    public Optional<String> project() {
        return value("project");
    }

    @Override
    public OptionalInt readTimeout() {
        return value("read-timeout").map(Integer::parseInt).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    @Override
    public Optional<String> kmsKeyName() {
        return value("kms-key-name");
    }
}
