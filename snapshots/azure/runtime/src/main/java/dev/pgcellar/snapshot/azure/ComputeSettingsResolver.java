package dev.pgcellar.snapshot.azure;

import dev.pgcellar.azure.Identity;
import dev.pgcellar.http.Environment;
import dev.pgcellar.snapshot.azure.ComputeSettings.Place;
import dev.pgcellar.snapshot.operation.ConfiguredValues;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderRecord;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settles each setting from its sources: the option, the record of the backup, the configuration, the environment, the
 * default (contract 05 section 1). What is missing is named at once.
 */
final class ComputeSettingsResolver {

    /** The keys of a backup's record (contract 05 section 7). */
    static final String SUBSCRIPTION_KEY = "subscription_id";

    static final String RESOURCE_GROUP_KEY = "resource_group";

    /** The number of repetitions, as all SDKs of Azure read it. */
    private static final String RETRY_COUNT = "AZURE_REQUEST_RETRY_COUNT";

    private static final int DEFAULT_REQUEST_TIMEOUT = 60;
    private static final int DEFAULT_OPERATION_TIMEOUT = 3600;
    private static final int DEFAULT_RETRIES = 3;
    private static final ConfiguredValues VALUES = new ConfiguredValues(ComputeSettings.PREFIX);

    private final OptionValues options;
    private final AzureSnapshotConfig config;
    private final Environment environment;

    ComputeSettingsResolver(OptionValues options, AzureSnapshotConfig config, Environment environment) {
        this.options = options;
        this.config = config;
        this.environment = environment;
    }

    /**
     * @throws InvalidConfigurationException when an option is missing, or a value is not of its form
     */
    ComputeSettings forBackup() {
        Optional<String> subscription = option(AzureSnapshotOptions.SUBSCRIPTION);
        Optional<String> resourceGroup = option(AzureSnapshotOptions.RESOURCE_GROUP);
        List<String> missing = Stream.of(
                        subscription.isEmpty() ? AzureSnapshotOptions.SUBSCRIPTION : "",
                        resourceGroup.isEmpty() ? AzureSnapshotOptions.RESOURCE_GROUP : "")
                .filter(name -> !name.isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidConfigurationException(
                    "a backup of disk snapshots in Azure also needs " + String.join(" and ", missing));
        }
        return at(subscription.get(), resourceGroup.get());
    }

    /**
     * @throws InvalidConfigurationException as {@link #forBackup}, and when the record lacks the subscription
     */
    ComputeSettings forRestore(ProviderRecord recorded) {
        String resourceGroup = option(AzureSnapshotOptions.RESOURCE_GROUP)
                .orElseThrow(
                        () -> new InvalidConfigurationException("restoring a backup of disk snapshots in Azure needs "
                                + AzureSnapshotOptions.RESOURCE_GROUP
                                + ", the resource group of the machine that the volumes are attached to"));
        return at(recorded(recorded, SUBSCRIPTION_KEY), resourceGroup);
    }

    /**
     * @throws InvalidConfigurationException as {@link #forBackup}, and when the record does not say where the snapshots
     *     are
     */
    ComputeSettings forDeletion(ProviderRecord recorded) {
        return at(recorded(recorded, SUBSCRIPTION_KEY), recorded(recorded, RESOURCE_GROUP_KEY));
    }

    private Optional<String> option(String name) {
        return options.get(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String recorded(ProviderRecord recorded, String key) {
        return recorded.text(key)
                .orElseThrow(() -> new InvalidConfigurationException(
                        "the backup.info does not say where in Azure the snapshots are: it has no " + key));
    }

    private ComputeSettings at(String subscription, String resourceGroup) {
        URI endpoint = endpoint();
        return new ComputeSettings(
                new Place(subscription, resourceGroup),
                endpoint,
                config.audience().orElseGet(() -> AzureCloud.audienceOf(endpoint)),
                option(AzureSnapshotOptions.CREDENTIAL).map(Identity::named).orElse(Identity.DEFAULT),
                VALUES.seconds("request-timeout", config.requestTimeout(), DEFAULT_REQUEST_TIMEOUT),
                VALUES.seconds("operation-timeout", config.operationTimeout(), DEFAULT_OPERATION_TIMEOUT),
                config.caBundle()
                        .or(() -> environment.get("REQUESTS_CA_BUNDLE"))
                        .map(environment::path)
                        .orElse(null),
                1 + retries());
    }

    private URI endpoint() {
        return config.endpoint()
                .map(text -> VALUES.endpoint(text, "https://management.azure.com"))
                .orElseGet(() -> AzureCloud.endpointFor(environment.get("AZURE_AUTHORITY_HOST")));
    }

    private int retries() {
        Optional<String> given = environment.get(RETRY_COUNT);
        try {
            return Math.max(0, given.map(Integer::parseInt).orElse(DEFAULT_RETRIES));
        } catch (NumberFormatException e) {
            throw new InvalidConfigurationException(
                    RETRY_COUNT + " is '" + given.orElseThrow() + "'; expected a whole number");
        }
    }
}
