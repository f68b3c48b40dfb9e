package dev.pgcellar.snapshot.aws;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Builds the SDK's clients, with a deadline for every request. */
final class Ec2Clients {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(90);
    private static final int THROTTLED_ATTEMPTS = 6;

    private final AwsAccess access;
    private final String region;

    Ec2Clients(AwsAccess access, String region) {
        this.access = access;
        this.region = region;
    }

    /** A client that repeats requests whose answer is lost. */
    Ec2Client repeating() {
        return client(repeatingStrategy());
    }

    /** A client that repeats a request only when it was refused for the number of requests: nothing has happened then. */
    Ec2Client singleAttempts() {
        return client(singleAttemptStrategy());
    }

    static RetryStrategy repeatingStrategy() {
        return AwsRetryStrategy.standardRetryStrategy();
    }

    static RetryStrategy singleAttemptStrategy() {
        return StandardRetryStrategy.builder()
                .useClientDefaults(false)
                .maxAttempts(THROTTLED_ATTEMPTS)
                .treatAsThrottling(Ec2Clients::isThrottled)
                .retryOnException(Ec2Clients::isThrottled)
                .build();
    }

    private static boolean isThrottled(Throwable failure) {
        return failure instanceof SdkServiceException answer && answer.isThrottlingException();
    }

    private Ec2Client client(RetryStrategy retries) {
        return Ec2Client.builder()
                .httpClient(http())
                .region(Region.of(region))
                .credentialsProvider(access.credentials())
                .overrideConfiguration(override -> override.retryStrategy(retries)
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .apiCallTimeout(CALL_TIMEOUT)
                        .defaultProfileFile(access.profiles())
                        .defaultProfileName(access.profileName()))
                .build();
    }

    private static SdkHttpClient http() {
        UrlConnectionHttpClient.Builder builder = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(ATTEMPT_TIMEOUT);
        Optional.ofNullable(System.getenv("AWS_CA_BUNDLE"))
                .filter(path -> !path.isEmpty())
                .ifPresent(path -> builder.tlsTrustManagersProvider(() -> CaBundle.trustManagers(Path.of(path))));
        return builder.build();
    }
}
