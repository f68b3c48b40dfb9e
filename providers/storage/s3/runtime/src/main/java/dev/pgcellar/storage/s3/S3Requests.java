package dev.pgcellar.storage.s3;

import dev.pgcellar.spi.StoreException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Sends requests on one bucket; each failure leaves as one of the SPI's. */
final class S3Requests {

    private final S3Client client;
    private final String bucket;
    private final S3Errors errors;
    private final ClientFailures failures;

    S3Requests(S3Client client, String bucket, S3Settings settings) {
        this.client = client;
        this.bucket = bucket;
        this.errors = new S3Errors(bucket, settings.server(), this::reasonOfDenial);
        this.failures = new ClientFailures(settings);
    }

    /** One or more requests for one purpose. */
    @FunctionalInterface
    interface Request<T> {
        T send() throws StoreException;
    }

    S3Client client() {
        return client;
    }

    String bucket() {
        return bucket;
    }

    S3Errors errors() {
        return errors;
    }

    /** Sends a request about an object. */
    <T> T send(String verb, String key, Request<T> request) throws StoreException {
        return send(verb + " '" + url(key) + "'", request);
    }

    /** Sends a request about the bucket. */
    <T> T send(String action, Request<T> request) throws StoreException {
        try {
            return request.send();
        } catch (AwsServiceException e) {
            throw errors.translate(e, action);
        } catch (RuntimeException e) {
            throw failures.translate(e, action);
        }
    }

    /** A request without an answer of interest. */
    void run(String verb, String key, Runnable request) throws StoreException {
        send(verb, key, () -> {
            request.run();
            return null;
        });
    }

    String url(String key) {
        return "s3://" + bucket + "/" + key;
    }

    private Optional<String> reasonOfDenial() {
        try {
            client.listObjectsV2(request -> request.bucket(bucket).maxKeys(1));
            return Optional.empty();
        } catch (S3Exception e) {
            return S3Errors.code(e);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
