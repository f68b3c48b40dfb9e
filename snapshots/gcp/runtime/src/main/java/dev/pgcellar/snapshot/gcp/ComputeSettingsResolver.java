package dev.pgcellar.snapshot.gcp;

import dev.pgcellar.snapshot.operation.ConfiguredValues;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.ProviderRecord;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settles each setting from its sources: the option, the record of the backup, the configuration, the default (contract
 * 05 section 1). What is missing is named at once.
 */
final class ComputeSettingsResolver {

    /** The key of a backup's record (contract 05 section 7). */
    static final String PROJECT_KEY = "project";

    private static final URI GOOGLE = URI.create("https://compute.googleapis.com");
    private static final int DEFAULT_REQUEST_TIMEOUT = 60;
    private static final int DEFAULT_OPERATION_TIMEOUT = 3600;
    private static final int ATTEMPTS = 4;
    private static final ConfiguredValues VALUES = new ConfiguredValues(ComputeSettings.PREFIX);

    private final OptionValues options;
    private final GcpSnapshotConfig config;

    ComputeSettingsResolver(OptionValues options, GcpSnapshotConfig config) {
        this.options = options;
        this.config = config;
    }

    /**
     * @throws InvalidConfigurationException when an option is missing or cannot be used, or a value is not of its form
     */
    ComputeSettings forBackup() {
        if (options.get(GcpSnapshotOptions.KMS_KEY_NAME).isPresent()) {
            throw new InvalidConfigurationException(GcpSnapshotOptions.KMS_KEY_NAME
                    + " cannot be used with disk snapshots in Google Cloud: they are encrypted as their disks are");
        }
        Optional<String> project = option(GcpSnapshotOptions.PROJECT);
        Optional<String> zone = option(GcpSnapshotOptions.ZONE);
        List<String> missing = Stream.of(
                        project.isEmpty() ? GcpSnapshotOptions.PROJECT : "",
                        zone.isEmpty() ? GcpSnapshotOptions.ZONE : "")
                .filter(name -> !name.isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidConfigurationException(
                    "a backup of disk snapshots in Google Cloud also needs " + String.join(" and ", missing));
        }
        return at(project.get(), zone.get());
    }

    /**
     * @throws InvalidConfigurationException when the zone is missing, the record lacks the project, or a value is not of
     *     its form
     */
    ComputeSettings forRestore(ProviderRecord recorded) {
        String zone = option(GcpSnapshotOptions.ZONE)
                .orElseThrow(() -> new InvalidConfigurationException(
                        "restoring a backup of disk snapshots in Google Cloud needs " + GcpSnapshotOptions.ZONE
                                + ", the zone of the machine that the disks are attached to"));
        return at(project(recorded), zone);
    }

    /**
     * @throws InvalidConfigurationException when the record lacks the project, or a value is not of its form
     */
    ComputeSettings forDeletion(ProviderRecord recorded) {
        return at(project(recorded), null);
    }

    private Optional<String> option(String name) {
        return options.get(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String project(ProviderRecord recorded) {
        return recorded.text(PROJECT_KEY)
                .orElseThrow(() -> new InvalidConfigurationException(
                        "the backup.info does not say where in Google Cloud the snapshots are: it has no "
                                + PROJECT_KEY));
    }

    private ComputeSettings at(String project, String zone) {
        return new ComputeSettings(
                project,
                zone,
                config.endpoint()
                        .map(text -> VALUES.endpoint(text, GOOGLE.toString()))
                        .orElse(GOOGLE),
                VALUES.seconds("request-timeout", config.requestTimeout(), DEFAULT_REQUEST_TIMEOUT),
                VALUES.seconds("operation-timeout", config.operationTimeout(), DEFAULT_OPERATION_TIMEOUT),
                ATTEMPTS);
    }
}
