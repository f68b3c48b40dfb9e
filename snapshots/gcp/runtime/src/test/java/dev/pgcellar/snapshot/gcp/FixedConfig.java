package dev.pgcellar.snapshot.gcp;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A configuration with these values, by the names of the properties. */
record FixedConfig(Map<String, String> values) implements GcpSnapshotConfig {

    private OptionalInt number(String name) {
        return values.containsKey(name) ? OptionalInt.of(Integer.parseInt(values.get(name))) : OptionalInt.empty();
    }

    @Override
    public Optional<String> endpoint() {
        return Optional.ofNullable(values.get("endpoint"));
    }

    @Override
    public OptionalInt requestTimeout() {
        return number("request-timeout");
    }

    @Override
    public OptionalInt operationTimeout() {
        return number("operation-timeout");
    }
}
