package dev.pgcellar.cli;

import dev.pgcellar.spi.InvalidConfigurationException;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The options of {@code backup} that ask for disk snapshots (contract 03 section 3.1). They are recognised and checked
 * in every build; a build without a snapshot provider refuses the backup, since archives are not what was asked for.
 */
final class SnapshotOptions {

    private static final String GOVERNANCE = "governance";

    @Option(names = "--snapshot-instance", hidden = true)
    String instance;

    @Option(names = "--snapshot-disk", hidden = true)
    List<String> disks = List.of();

    @Option(
            names = {"--gcp-zone", "--snapshot-zone"},
            hidden = true)
    String gcpZone;

    @Option(
            names = {"--gcp-project", "--snapshot-gcp-project"},
            hidden = true)
    String gcpProject;

    @Option(names = "--aws-region", hidden = true)
    String awsRegion;

    @Option(names = "--aws-await-snapshots-timeout", converter = TimeoutConverter.class, hidden = true)
    Integer awaitTimeoutSeconds;

    @Option(names = "--aws-snapshot-lock-mode", converter = LockModeConverter.class, hidden = true)
    String lockMode;

    @Option(names = "--aws-snapshot-lock-cool-off-period", converter = CoolOffConverter.class, hidden = true)
    Integer coolOffHours;

    @Option(names = "--aws-snapshot-lock-duration", converter = LockDurationConverter.class, hidden = true)
    Integer lockDays;

    @Option(names = "--aws-snapshot-lock-expiration-date", converter = ExpirationConverter.class, hidden = true)
    String lockExpiration;

    @Option(names = "--azure-subscription-id", hidden = true)
    String azureSubscription;

    @Option(names = "--azure-resource-group", hidden = true)
    String azureResourceGroup;

    /** Whether a snapshot backup is asked for. */
    boolean areWanted() {
        return instance != null || !disks.isEmpty();
    }

    /**
     * Checks the options against each other and against compression.
     *
     * @throws InvalidConfigurationException when they contradict each other
     */
    void check(CompressionChoice compression) {
        if (areWanted() && compression == CompressionChoice.GIVEN) {
            throw new InvalidConfigurationException("disk snapshots cannot be compressed: give no compression option");
        }
        if (GOVERNANCE.equals(lockMode) && coolOffHours != null) {
            throw new InvalidConfigurationException(
                    "--aws-snapshot-lock-cool-off-period cannot be used with the lock mode governance");
        }
    }

    /** Whether the command line asks for a compression. */
    enum CompressionChoice {
        NONE,
        GIVEN
    }

    /**
     * Ends a backup that this build cannot take.
     *
     * @throws InvalidConfigurationException when a snapshot backup is asked for
     */
    void requireNone() {
        if (areWanted()) {
            throw new InvalidConfigurationException(
                    "this build has no provider of disk snapshots; leave out "
                            + "--snapshot-instance and --snapshot-disk to copy the files, or add an extension for the provider");
        }
    }

    private static final class TimeoutConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return OptionValueParsers.positiveInteger(text);
        }
    }

    private static final class CoolOffConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return OptionValueParsers.integerWithin(text, 1, 72);
        }
    }

    private static final class LockDurationConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return OptionValueParsers.integerWithin(text, 1, 36500);
        }
    }

    private static final class LockModeConverter implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return OptionValueParsers.choice(text, List.of(GOVERNANCE, "compliance"));
        }
    }

    private static final class ExpirationConverter implements ITypeConverter<String> {
        private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{1,6}Z");

        @Override
        public String convert(String text) {
            try {
                if (FORM.matcher(text).matches()) {
                    LocalDateTime.parse(text.substring(0, text.length() - 1));
                    return text;
                }
            } catch (DateTimeParseException e) {
                throw invalid(text);
            }
            throw invalid(text);
        }

        private static TypeConversionException invalid(String text) {
            return new TypeConversionException("'" + text + "' is not a time of the form YYYY-MM-DDThh:mm:ss.sssZ");
        }
    }
}
