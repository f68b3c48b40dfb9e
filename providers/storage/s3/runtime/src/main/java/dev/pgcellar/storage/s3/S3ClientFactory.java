package dev.pgcellar.storage.s3;

import dev.pgcellar.http.CaBundle;
import dev.pgcellar.http.Connections;
import dev.pgcellar.http.Environment;
import dev.pgcellar.http.ProxyRules;
import java.net.URI;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Builds the SDK's client from settings. */
final class S3ClientFactory {

    private S3ClientFactory() {}

    /**
     * @param http stays open when the client is closed
     */
    static S3Client client(
            S3Settings settings, AwsProfile profile, AwsCredentialsProvider credentials, SdkHttpClient http) {
        boolean amazon = settings.customEndpoint().isEmpty();
        S3ClientBuilder builder = S3Client.builder()
                .httpClient(http)
                .credentialsProvider(credentials)
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                .requestChecksumCalculation(settings.requestChecksums())
                .responseChecksumValidation(settings.responseChecksums())
                // A bucket of another region is found by its redirect, as boto3 does.
                .crossRegionAccessEnabled(amazon)
                // Chunk signatures are what many S3-compatible servers do not understand.
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(amazon).build())
                // Some of them insist on Content-MD5 where many objects are deleted at once.
                .addPlugin(LegacyMd5Plugin.create())
                .overrideConfiguration(override -> override.retryStrategy(retries(settings))
                        .defaultProfileFile(profile.file())
                        .defaultProfileName(profile.name()));
        settings.customEndpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /** The SDK's HTTP client for these settings. */
    static GuardedHttpClient http(S3Settings settings, Environment environment) {
        return new GuardedHttpClient(
                new Connections(new ProxyRules(environment), tls(settings)), settings.readTimeout());
    }

    /** A CA bundle that cannot be used is reported before the first request, if it will be needed. */
    private static Supplier<SSLSocketFactory> tls(S3Settings settings) {
        if (settings.caBundle() == null) {
            return () -> (SSLSocketFactory) SSLSocketFactory.getDefault();
        }
        if (settings.customEndpoint().map(URI::getScheme).filter("http"::equals).isPresent()) {
            return () -> CaBundle.context(settings.caBundle()).getSocketFactory();
        }
        SSLSocketFactory factory = CaBundle.context(settings.caBundle()).getSocketFactory();
        return () -> factory;
    }

    private static RetryStrategy retries(S3Settings settings) {
        RetryStrategy.Builder<?, ?> retries = AwsRetryStrategy.forRetryMode(settings.retryMode()).toBuilder();
        retries.maxAttempts(settings.maxAttempts());
        retries.retryOnException(S3ClientFactory::isConcurrentWriter);
        return retries.build();
    }

    /** S3 asks a conditional writer to try again when another request on the key is under way. */
    private static boolean isConcurrentWriter(Throwable failure) {
        return failure instanceof S3Exception answer
                && answer.statusCode() == 409
                && S3Errors.isConcurrentWriter(answer);
    }
}
