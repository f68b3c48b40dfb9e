package dev.pgcellar.snapshot.aws;

import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.OptionValues;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * Where credentials and region come from. The order is that of all AWS tools: environment, web identity, profile,
 * container, instance. A profile asked for by option goes before the environment, as for storage.
 */
final class AwsAccess {

    private static final String DEFAULT_PROFILE = "default";

    private final ProfileFile profiles;
    private final Optional<String> requested;

    private AwsAccess(ProfileFile profiles, Optional<String> requested) {
        this.profiles = profiles;
        this.requested = requested;
    }

    /**
     * @throws InvalidConfigurationException when the profile asked for does not exist, or the files cannot be read
     */
    static AwsAccess of(OptionValues options) {
        Optional<String> requested = options.get(AwsSnapshotOptions.PROFILE);
        ProfileFile profiles;
        try {
            profiles = ProfileFile.defaultProfileFile();
        } catch (RuntimeException e) {
            throw new InvalidConfigurationException(
                    "the AWS configuration and credentials files cannot be read: " + OneLine.of(e.getMessage()), e);
        }
        AwsAccess access = new AwsAccess(profiles, requested);
        access.named().filter(name -> profiles.profile(name).isEmpty()).ifPresent(name -> {
            throw new InvalidConfigurationException("there is no AWS profile '" + name
                    + "' in the AWS configuration and credentials files; define it there, or name another one");
        });
        return access;
    }

    private Optional<String> named() {
        return requested.or(() -> variable("AWS_PROFILE")).or(() -> variable("AWS_DEFAULT_PROFILE"));
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }

    ProfileFile profiles() {
        return profiles;
    }

    String profileName() {
        return named().orElse(DEFAULT_PROFILE);
    }

    /**
     * The region, unless it is given otherwise.
     *
     * @throws InvalidConfigurationException when nothing says it
     */
    String region() {
        return variable("AWS_REGION")
                .or(() -> variable("AWS_DEFAULT_REGION"))
                .or(() -> profiles.profile(profileName()).flatMap(profile -> profile.property("region")))
                .orElseThrow(() -> new InvalidConfigurationException("no AWS region is known; give "
                        + AwsSnapshotOptions.REGION + ", set AWS_REGION, or add a region to the profile"));
    }

    /** Asked at the first request. */
    AwsCredentialsProvider credentials() {
        AwsCredentialsProvider source = requested.isPresent()
                ? ProfileCredentialsProvider.builder()
                        .profileFile(profiles)
                        .profileName(requested.get())
                        .build()
                : DefaultCredentialsProvider.builder()
                        .profileFile(() -> profiles)
                        .profileName(profileName())
                        .build();
        return () -> {
            try {
                return source.resolveCredentials();
            } catch (RuntimeException e) {
                throw new NoCredentialsException(requested
                        .map(name -> "the AWS profile '" + name + "' gives no credentials")
                        .orElse("there are no AWS credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a"
                                + " profile, or give this machine a role"));
            }
        };
    }
}
