package dev.pgcellar.storage.s3;

import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Deletes by DeleteObjects, or key by key on a server that cannot (contract 04 section 1). Which of the two is
 * remembered for the life of the store.
 */
final class S3Deletion {

    private static final Logger LOG = Logger.getLogger(S3Deletion.class);
    private static final Set<Integer> NOT_IMPLEMENTED = Set.of(405, 501);
    private static final Set<String> NOT_IMPLEMENTED_CODES = Set.of("NotImplemented", "MethodNotAllowed");

    private final S3Requests requests;
    private final int batchSize;
    private volatile boolean oneByOne;

    S3Deletion(S3Requests requests, int batchSize) {
        this.requests = requests;
        this.batchSize = batchSize;
    }

    List<DeleteFailure> delete(List<String> keys) throws StoreException {
        List<DeleteFailure> failed = new ArrayList<>();
        for (int start = 0; start < keys.size(); start += batchSize) {
            List<String> batch = keys.subList(start, Math.min(start + batchSize, keys.size()));
            failed.addAll(oneByOne ? deleteOneByOne(batch) : deleteTogether(batch));
        }
        return failed;
    }

    private List<DeleteFailure> deleteTogether(List<String> batch) throws StoreException {
        try {
            DeleteObjectsResponse answer =
                    requests.send("delete objects of 's3://" + requests.bucket() + "'", () -> sendBatch(batch));
            if (answer == null) {
                return deleteOneByOne(batch);
            }
            return answer.errors().stream()
                    .filter(error -> !"NoSuchKey".equals(error.code()))
                    .map(S3Deletion::failure)
                    .toList();
        } catch (StoreException e) {
            throwIfAllWouldFail(e);
            return batch.stream()
                    .map(key -> new DeleteFailure(key, e.getMessage()))
                    .toList();
        }
    }

    /** Null when the server does not take such a request. */
    private DeleteObjectsResponse sendBatch(List<String> batch) {
        List<ObjectIdentifier> objects = batch.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        try {
            return requests.client().deleteObjects(request -> request.bucket(requests.bucket())
                    .delete(delete -> delete.objects(objects).quiet(true)));
        } catch (S3Exception e) {
            if (!isBulkRefused(e)) {
                throw e;
            }
            LOG.warnf(
                    "the server does not delete several objects of 's3://%s' by one request (HTTP %d %s); deleting one"
                            + " by one",
                    requests.bucket(), e.statusCode(), S3Errors.code(e).orElse(""));
            oneByOne = true;
            return null;
        }
    }

    private static boolean isBulkRefused(S3Exception answer) {
        return NOT_IMPLEMENTED.contains(answer.statusCode())
                || S3Errors.code(answer)
                        .filter(code -> NOT_IMPLEMENTED_CODES.contains(code) || code.equals("MissingContentMD5"))
                        .isPresent()
                || answer.getMessage() != null
                        && answer.getMessage().toLowerCase(Locale.ROOT).contains("content-md5");
    }

    private List<DeleteFailure> deleteOneByOne(List<String> batch) throws StoreException {
        List<DeleteFailure> failed = new ArrayList<>();
        for (String key : batch) {
            try {
                requests.run("delete", key, () -> deleteOne(key));
            } catch (StoreException e) {
                throwIfAllWouldFail(e);
                failed.add(new DeleteFailure(key, e.getMessage()));
            }
        }
        return failed;
    }

    private void deleteOne(String key) {
        try {
            requests.client()
                    .deleteObject(request -> request.bucket(requests.bucket()).key(key));
        } catch (S3Exception e) {
            if (!S3Errors.hasCode(e, "NoSuchKey")) {
                throw e;
            }
        }
    }

    private static void throwIfAllWouldFail(StoreException e) throws StoreException {
        if (e instanceof ContainerAbsentException
                || e instanceof StoreUnreachableException
                || e instanceof StoreAccessDeniedException
                || Thread.currentThread().isInterrupted()) {
            throw e;
        }
    }

    private static DeleteFailure failure(S3Error error) {
        return new DeleteFailure(error.key(), S3Errors.oneLine(error.code() + ": " + error.message()));
    }
}
