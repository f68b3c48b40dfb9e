package dev.pgcellar.cli;

import dev.pgcellar.registry.ObjectStoreDescriptor;
import dev.pgcellar.registry.ObjectStoreProviders;
import dev.pgcellar.registry.SnapshotProviderDescriptor;
import dev.pgcellar.registry.SnapshotProviders;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderOption;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Adds to a command the options that storage and snapshot extensions contribute, and those of extensions that this build lacks:
 * these are accepted, so that a drop-in caller need not know the build, and ignored.
 */
@Singleton
final class ProviderOptions {

    private final ObjectStoreProviders stores;
    private final SnapshotProviders snapshots;

    @Inject
    ProviderOptions(ObjectStoreProviders stores, SnapshotProviders snapshots) {
        this.stores = stores;
        this.snapshots = snapshots;
    }

    /** Adds the options of one command, named as the contract names it, for instance {@code wal-archive}. */
    void addTo(CommandSpec command, String commandName) {
        Stream.concat(
                        stores.descriptors().stream().map(ObjectStoreDescriptor::options),
                        snapshots.descriptors().stream().map(SnapshotProviderDescriptor::options))
                .flatMap(List::stream)
                .forEach(option -> add(command, commandName, option, false));
        ContractOptions.OF_PROVIDERS.forEach(option -> add(command, commandName, option, true));
    }

    private static void add(CommandSpec command, String commandName, ProviderOption option, boolean hidden) {
        if (!option.appliesTo(commandName) || command.findOption(option.name()) != null) {
            return;
        }
        String[] names = Stream.concat(Stream.of(option.name()), option.aliases().stream())
                .filter(name -> command.findOption(name) == null)
                .sorted(Comparator.comparing(name -> name.startsWith("--")))
                .toArray(String[]::new);
        OptionSpec.Builder builder = OptionSpec.builder(names)
                .description(option.description())
                .hidden(hidden)
                .userObject(option);
        if (option.type() == ProviderOption.Type.FLAG) {
            builder.arity("0").type(Boolean.class);
        } else {
            builder.arity("1")
                    .type(String.class)
                    .paramLabel(option.valueLabel())
                    .converters(text -> OptionValueParsers.valueOf(option, text));
        }
        command.addOption(builder.build());
    }

    /** The values that were given, or configured, for the options of extensions. */
    static OptionValues valuesOf(CommandSpec command) {
        Map<String, String> values = new HashMap<>();
        for (OptionSpec option : command.options()) {
            Object value = option.getValue();
            boolean isGiven = value instanceof String || Boolean.TRUE.equals(value);
            if (isGiven && option.userObject() instanceof ProviderOption contributed) {
                values.put(contributed.name(), value.toString());
            }
        }
        return new OptionValues(values);
    }
}
