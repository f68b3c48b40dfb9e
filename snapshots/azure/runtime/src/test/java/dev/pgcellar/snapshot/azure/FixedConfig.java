package dev.pgcellar.snapshot.azure;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A configuration with these values, by the names of the properties. */
record FixedConfig(Map<String, String> values) implements AzureSnapshotConfig {

    static final FixedConfig NONE = new FixedConfig(Map.of());

    private Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private OptionalInt number(String name) {
        return value(name).map(Integer::parseInt).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    @Override
    public Optional<String> endpoint() {
        return value("endpoint");
    }

    @Override
    public Optional<String> audience() {
        return value("audience");
    }

    @Override
    public OptionalInt requestTimeout() {
        return number("request-timeout");
    }

    @Override
    public OptionalInt operationTimeout() {
        return number("operation-timeout");
    }

    @Override
    public Optional<String> caBundle() {
        return value("ca-bundle");
    }
}
