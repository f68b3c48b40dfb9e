package dev.pgcellar.benchmarks.bed;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** URLs by which programs that know nothing of S3 read and write objects. */
public final class PresignedUrls {

    private static final Duration VALID = Duration.ofHours(12);

    private final URI endpoint;
    private final String bucket;
    private final String accessKey;
    private final String secretKey;

    PresignedUrls(URI endpoint, String bucket, String accessKey, String secretKey) {
        this.endpoint = endpoint;
        this.bucket = bucket;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    public String put(String key) {
        try (S3Presigner presigner = presigner()) {
            return presigner
                    .presignPutObject(request -> request.signatureDuration(VALID)
                            .putObjectRequest(object -> object.bucket(bucket).key(key)))
                    .url()
                    .toString();
        }
    }

    public String get(String key) {
        try (S3Presigner presigner = presigner()) {
            return presigner
                    .presignGetObject(request -> request.signatureDuration(VALID)
                            .getObjectRequest(object -> object.bucket(bucket).key(key)))
                    .url()
                    .toString();
        }
    }

    private S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }
}
