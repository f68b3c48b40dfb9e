package dev.pgcellar.storage.s3;

import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;

/**
 * Where credentials come from, in the order that AWS tools share (contract 00 section 8): environment, web identity,
 * profile, container, instance. A profile asked for by option or configuration goes before the environment. Only
 * sources that are set up are asked, and none before the first request.
 */
final class Credentials {

    private Credentials() {}

    /**
     * @param profileRequested whether option or configuration name the profile
     */
    static AwsCredentialsProvider provider(
            Environment environment, AwsProfile profile, Optional<String> profileRequested) {
        List<AwsCredentialsProvider> sources = new ArrayList<>();
        if (profileRequested.isEmpty()) {
            fromEnvironment(environment).ifPresent(sources::add);
            webIdentity(environment).ifPresent(sources::add);
        }
        if (profile.exists()) {
            sources.add(ProfileCredentialsProvider.builder()
                    .profileFile(profile::file)
                    .profileName(profile.name())
                    .build());
        }
        container(environment).ifPresent(sources::add);
        instance(environment, profile).ifPresent(sources::add);
        return new ExplainedCredentials(sources, profileRequested.orElse(null));
    }

    private static Optional<AwsCredentialsProvider> fromEnvironment(Environment environment) {
        return environment
                .get("AWS_ACCESS_KEY_ID")
                .map(accessKey -> StaticCredentialsProvider.create(keys(environment, accessKey)));
    }

    private static AwsCredentials keys(Environment environment, String accessKey) {
        String secretKey = environment
                .get("AWS_SECRET_ACCESS_KEY")
                .orElseThrow(() -> new InvalidConfigurationException(
                        "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not; set both"));
        return environment
                .get("AWS_SESSION_TOKEN")
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(accessKey, secretKey, token))
                .orElseGet(() -> AwsBasicCredentials.create(accessKey, secretKey));
    }

    private static Optional<AwsCredentialsProvider> webIdentity(Environment environment) {
        return environment
                .get("AWS_WEB_IDENTITY_TOKEN_FILE")
                .map(token -> WebIdentityTokenFileCredentialsProvider.builder()
                        .webIdentityTokenFile(environment.path(token))
                        .roleArn(environment
                                .get("AWS_ROLE_ARN")
                                .orElseThrow(() -> new InvalidConfigurationException(
                                        "AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is not; set both")))
                        .roleSessionName(
                                environment.get("AWS_ROLE_SESSION_NAME").orElse("pgcellar"))
                        .build());
    }

    private static Optional<AwsCredentialsProvider> container(Environment environment) {
        return environment
                .get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
                .or(() -> environment.get("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
                .map(uri -> ContainerCredentialsProvider.builder().build());
    }

    private static Optional<AwsCredentialsProvider> instance(Environment environment, AwsProfile profile) {
        return environment.isTrue("AWS_EC2_METADATA_DISABLED")
                ? Optional.empty()
                : Optional.of(InstanceProfileCredentialsProvider.builder()
                        .profileFile(profile::file)
                        .profileName(profile.name())
                        .build());
    }

    /** Asks the sources in turn. */
    private static final class ExplainedCredentials implements AwsCredentialsProvider {
        private final AwsCredentialsProvider chain;
        private final String profile;

        ExplainedCredentials(List<AwsCredentialsProvider> sources, String profile) {
            this.chain = sources.isEmpty()
                    ? () -> {
                        throw new NoCredentialsException(profile, null);
                    }
                    : AwsCredentialsProviderChain.builder()
                            .credentialsProviders(sources)
                            .build();
            this.profile = profile;
        }

        @Override
        public AwsCredentials resolveCredentials() {
            try {
                return chain.resolveCredentials();
            } catch (NoCredentialsException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new NoCredentialsException(profile, e);
            }
        }
    }
}
