package dev.pgcellar.storage.s3;

import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.InvalidConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The chosen profile of the configuration and credentials files that AWS tools share.
 */
final class AwsProfile {

    private static final String DEFAULT_NAME = "default";

    private final ProfileFile file;
    private final String name;

    private AwsProfile(ProfileFile file, String name) {
        this.file = file;
        this.name = name;
    }

    /**
     * Reads the files, if there are any.
     *
     * @param requested the profile asked for by option or configuration; empty for the one that the environment names
     * @throws InvalidConfigurationException when the profile asked for is in neither file, or a file cannot be parsed
     */
    static AwsProfile select(Environment environment, Optional<String> requested) {
        Path config = environment.file("AWS_CONFIG_FILE", ".aws/config");
        Path credentials = environment.file("AWS_SHARED_CREDENTIALS_FILE", ".aws/credentials");
        Optional<String> named =
                requested.or(() -> environment.get("AWS_PROFILE")).or(() -> environment.get("AWS_DEFAULT_PROFILE"));
        AwsProfile profile = new AwsProfile(read(config, credentials), named.orElse(DEFAULT_NAME));
        if (named.isPresent() && !profile.exists()) {
            throw new InvalidConfigurationException("there is no AWS profile '" + named.get() + "' in " + config
                    + " or " + credentials + "; define it there, or name another one");
        }
        return profile;
    }

    private static ProfileFile read(Path config, Path credentials) {
        try {
            ProfileFile.Aggregator files = ProfileFile.aggregator();
            addIfPresent(files, credentials, ProfileFile.Type.CREDENTIALS);
            addIfPresent(files, config, ProfileFile.Type.CONFIGURATION);
            return files.build();
        } catch (RuntimeException e) {
            throw new InvalidConfigurationException(
                    "cannot read the AWS profiles in " + config + " or " + credentials + ": "
                            + S3Errors.oneLine(e.getMessage()),
                    e);
        }
    }

    private static void addIfPresent(ProfileFile.Aggregator files, Path path, ProfileFile.Type type) {
        if (Files.isRegularFile(path)) {
            files.addFile(ProfileFile.builder().content(path).type(type).build());
        }
    }

    ProfileFile file() {
        return file;
    }

    String name() {
        return name;
    }

    boolean exists() {
        return file.profile(name).isPresent();
    }

    /** A property of the profile. */
    Optional<String> property(String key) {
        return file.profile(name).flatMap(profile -> profile.property(key));
    }

    /** A property of the profile's block {@code s3 =}. */
    Optional<String> s3Property(String key) {
        return property("s3").flatMap(block -> nested(block, key));
    }

    /** A property for S3 of the {@code services} section that the profile names. */
    Optional<String> servicesProperty(String key) {
        return property("services")
                .flatMap(section -> file.getSection("services", section))
                .flatMap((Profile section) -> section.property("s3"))
                .flatMap(block -> nested(block, key));
    }

    private static Optional<String> nested(String block, String key) {
        return block.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2 && pair[0].strip().equals(key))
                .map(pair -> pair[1].strip())
                .findFirst();
    }
}
