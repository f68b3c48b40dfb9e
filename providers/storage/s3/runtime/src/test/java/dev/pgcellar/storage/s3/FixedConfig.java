package dev.pgcellar.storage.s3;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A configuration with these values, by the names of the properties. */
record FixedConfig(Map<String, String> values) implements S3Config {

    static final FixedConfig NONE = new FixedConfig(Map.of());

    private Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public Optional<String> endpointUrl() {
        return value("endpoint-url");
    }

    @Override
    public Optional<String> profile() {
        return value("profile");
    }

    @Override
    public Optional<String> region() {
        return value("region");
    }

    @Override
    public OptionalInt readTimeout() {
        return value("read-timeout").map(Integer::parseInt).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    @Override
    public Optional<String> addressingStyle() {
        return value("addressing-style");
    }

    @Override
    public Optional<String> caBundle() {
        return value("ca-bundle");
    }

    @Override
    public Optional<String> encryption() {
        return value("encryption");
    }

    @Override
    public Optional<String> sseKmsKeyId() {
        return value("sse-kms-key-id");
    }
}
