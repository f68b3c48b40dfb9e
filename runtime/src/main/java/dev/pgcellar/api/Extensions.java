package dev.pgcellar.api;

import dev.pgcellar.config.OptionValueForms;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.registry.ObjectStoreDescriptor;
import dev.pgcellar.registry.ObjectStoreProviders;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.registry.SnapshotProviderDescriptor;
import dev.pgcellar.registry.SnapshotProviders;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderOption;
import dev.pgcellar.transfer.Compression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The extensions of this application, and what a target wants of them. */
record Extensions(ObjectStoreProviders stores, Codecs codecs, SnapshotProviders snapshots) {

    /**
     * Opens the store of a target for an operation. Makes no request.
     *
     * @throws InvalidConfigurationException when the target's URL or options cannot work
     */
    OpenedStore open(ServerTarget target, Operation operation) {
        return stores.open(target.url(), target.provider(), optionsOf(target, operation));
    }

    /**
     * The options of a target that an operation has.
     *
     * @throws InvalidConfigurationException when an option is unknown or its value is not of its form
     */
    OptionValues optionsOf(ServerTarget target, Operation operation) {
        List<ProviderOption> known = Stream.concat(
                        Stream.of(stores.chosen(target.url(), target.provider()))
                                .map(ObjectStoreDescriptor::options),
                        snapshots.descriptors().stream().map(SnapshotProviderDescriptor::options))
                .flatMap(List::stream)
                .toList();
        Map<String, String> values = new HashMap<>();
        target.options().forEach((name, value) -> {
            ProviderOption option = known.stream()
                    .filter(each -> each.name().equals("--" + name))
                    .findFirst()
                    .orElseThrow(() -> unknown(target, name, known));
            if (option.appliesTo(operation.command()) && isGiven(option, value)) {
                values.put(option.name(), checked(target, option, value));
            }
        });
        return new OptionValues(values);
    }

    private static boolean isGiven(ProviderOption option, String value) {
        return option.type() != ProviderOption.Type.FLAG || Boolean.parseBoolean(value);
    }

    private static String checked(ServerTarget target, ProviderOption option, String value) {
        try {
            return OptionValueForms.valueOf(option, value);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationException(
                    target + ": option '" + option.name().substring(2) + "': " + e.getMessage(), e);
        }
    }

    private static InvalidConfigurationException unknown(ServerTarget target, String name, List<ProviderOption> known) {
        return new InvalidConfigurationException(target + ": there is no option '" + name + "'; "
                + (known.isEmpty()
                        ? "this storage has none"
                        : "there are "
                                + known.stream()
                                        .map(option -> option.name().replaceFirst("^-+", ""))
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
    }

    /**
     * The compression that was chosen, if any.
     *
     * @throws InvalidConfigurationException when this application lacks the codec
     */
    Optional<Compression> compression(CompressionChoice choice) {
        return Optional.ofNullable(choice)
                .map(chosen -> Compression.by(codecs, codecs.named(chosen.codec()), chosen.level()));
    }
}
