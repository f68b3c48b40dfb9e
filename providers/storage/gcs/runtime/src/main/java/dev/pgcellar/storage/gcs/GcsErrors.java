package dev.pgcellar.storage.gcs;

import com.google.api.client.http.HttpResponseException;
import dev.pgcellar.google.ErrorDocument;
import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreConflictException;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.util.Set;

/**
 * Turns an answer other than success into one of the SPI's failures, with one line that names the action, the HTTP
 * status and the server's reason (Cloud Storage documentation, "HTTP status and error codes").
 */
final class GcsErrors {

    private static final Set<String> LOCKS =
            Set.of("retentionPolicyNotMet", "objectUnderActiveHold", "ObjectUnderActiveHold");
    private static final Set<String> QUOTAS = Set.of("rateLimitExceeded", "userRateLimitExceeded");

    private final String bucket;
    private final String server;

    /**
     * @param server for messages
     */
    GcsErrors(String bucket, String server) {
        this.bucket = bucket;
        this.server = server;
    }

    /**
     * @param action for instance {@code write 'gs://bucket/key'}
     */
    StoreException translate(HttpResponseException answer, String action) {
        return translate(answer.getStatusCode(), ErrorDocument.of(answer), action, answer);
    }

    /**
     * @param action for instance {@code write 'gs://bucket/key'}
     * @param answer the cause; null when the answer was one of a batch
     */
    StoreException translate(int status, ErrorDocument error, String action, HttpResponseException answer) {
        if (status == 404 && namesAbsentBucket(error)) {
            return bucketAbsent(answer);
        }
        String code = error.code().isEmpty() ? "" : " " + error.code();
        String what = "cannot " + action + ": HTTP " + status + code;
        // What the server says of a refused token may quote it.
        String line = status == 401 || error.message().isEmpty() ? what : what + ": " + error.message();
        if (status == 409 || status == 412 || LOCKS.contains(error.code())) {
            return new StoreConflictException(line, answer);
        }
        boolean overQuota = QUOTAS.contains(error.code());
        if (!overQuota && (status == 401 || status == 403)) {
            return new StoreAccessDeniedException(line, answer);
        }
        return new StoreErrorException(line, overQuota || Retries.isTransient(status), answer);
    }

    static boolean namesAbsentBucket(ErrorDocument error) {
        return error.code().equals("NoSuchBucket") || error.message().contains("bucket does not exist");
    }

    static boolean namesAbsentObject(ErrorDocument error) {
        return error.code().equals("NoSuchKey") || error.message().startsWith("No such object");
    }

    /**
     * @param answer may be null
     */
    ContainerAbsentException bucketAbsent(HttpResponseException answer) {
        return new ContainerAbsentException("the bucket '" + bucket + "' does not exist on " + server, answer);
    }
}
