package dev.pgcellar.storage.azure;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Settings of the configuration, of which only some are of interest. */
record FixedConfig(String credentialName, String scope, long blockSize) implements AzureConfig {

    static final AzureConfig NONE = new FixedConfig(null, null, 0);

    @Override
    public Optional<String> credential() {
        return Optional.ofNullable(credentialName);
    }

    @Override
    public Optional<String> encryptionScope() {
        return Optional.ofNullable(scope);
    }

    @Override
    public OptionalLong maxBlockSize() {
        return blockSize == 0 ? OptionalLong.empty() : OptionalLong.of(blockSize);
    }

    @Override
    public OptionalLong maxSinglePutSize() {
        return OptionalLong.empty();
    }

    @Override
    public OptionalInt maxConcurrency() {
        return OptionalInt.empty();
    }

    @Override
    public OptionalInt readTimeout() {
        return OptionalInt.empty();
    }

    @Override
    public Optional<String> caBundle() {
        return Optional.empty();
    }
}
