package dev.pgcellar.storage.azure;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.storage.blob.batch.BlobBatch;
import com.azure.storage.blob.batch.BlobBatchClient;
import com.azure.storage.blob.batch.BlobBatchClientBuilder;
import com.azure.storage.blob.models.BlobStorageException;
import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Deletes by Blob Batch, or blob by blob on a server that cannot (contract 04 section 2). Which of the two is remembered
 * for the life of the store.
 */
final class AzureDeletion {

    private static final Logger LOG = Logger.getLogger(AzureDeletion.class);

    private final AzureRequests requests;
    private final int batchSize;
    private volatile boolean oneByOne;

    AzureDeletion(AzureRequests requests, int batchSize) {
        this.requests = requests;
        this.batchSize = batchSize;
    }

    List<DeleteFailure> delete(List<String> keys) throws StoreException {
        List<String> distinct = List.copyOf(new LinkedHashSet<>(keys));
        List<DeleteFailure> failed = new ArrayList<>();
        for (int start = 0; start < distinct.size(); start += batchSize) {
            List<String> batch = distinct.subList(start, Math.min(start + batchSize, distinct.size()));
            failed.addAll(oneByOne || batch.size() == 1 ? deleteOneByOne(batch) : deleteTogether(batch));
        }
        return failed;
    }

    private List<DeleteFailure> deleteTogether(List<String> keys) throws StoreException {
        try {
            Map<String, Response<Void>> answers = requests.about(
                    "delete blobs of '" + requests.client().getBlobContainerUrl() + "'", () -> sendBatch(keys));
            return answers == null ? deleteOneByOne(keys) : failures(answers);
        } catch (StoreException e) {
            throwIfAllWouldFail(e);
            return keys.stream()
                    .map(key -> new DeleteFailure(key, e.getMessage()))
                    .toList();
        }
    }

    /** The answer to each key; null when the server does not take such a request. */
    private Map<String, Response<Void>> sendBatch(List<String> keys) {
        BlobBatchClient client = new BlobBatchClientBuilder(requests.client()).buildClient();
        BlobBatch batch = client.getBlobBatch();
        Map<String, Response<Void>> answers = new LinkedHashMap<>();
        for (String key : keys) {
            answers.put(key, batch.deleteBlob(requests.blobUrl(key)));
        }
        try {
            client.submitBatchWithResponse(batch, false, null, Context.NONE);
            return answers;
        } catch (BlobStorageException e) {
            AzureAnswerException answer = AzureAnswerException.of(e);
            if (!isBatchRefused(answer)) {
                throw e;
            }
            LOG.infof(
                    "the server does not delete several blobs of '%s' by one request (HTTP %d %s); deleting one by one",
                    requests.client().getBlobContainerUrl(),
                    answer.status(),
                    answer.code().orElse(""));
            oneByOne = true;
            return null;
        }
    }

    private static boolean isBatchRefused(AzureAnswerException answer) {
        return answer.status() == 400
                || answer.status() == 405
                || answer.status() == 501
                || answer.status() == 404 && !answer.missesContainer();
    }

    private List<DeleteFailure> failures(Map<String, Response<Void>> answers) throws StoreException {
        List<DeleteFailure> failed = new ArrayList<>();
        for (Map.Entry<String, Response<Void>> answer : answers.entrySet()) {
            collect(answer.getKey(), () -> requireDeleted(answer.getValue()), failed);
        }
        return failed;
    }

    private static void requireDeleted(Response<Void> answer) {
        try {
            answer.getStatusCode();
        } catch (BlobStorageException e) {
            throw AzureAnswerException.of(e);
        }
    }

    private List<DeleteFailure> deleteOneByOne(List<String> keys) throws StoreException {
        List<DeleteFailure> failed = new ArrayList<>();
        for (String key : keys) {
            collect(key, () -> requests.send(requests.blob(HttpMethod.DELETE, key)), failed);
        }
        return failed;
    }

    /** A deletion of one blob. */
    @FunctionalInterface
    private interface Deletion {
        void run() throws StoreException;
    }

    private void collect(String key, Deletion deletion, List<DeleteFailure> failed) throws StoreException {
        try {
            requests.about("delete", key, () -> {
                runUnlessAbsent(deletion);
                return null;
            });
        } catch (StoreException e) {
            throwIfAllWouldFail(e);
            failed.add(new DeleteFailure(key, e.getMessage()));
        }
    }

    private static void runUnlessAbsent(Deletion deletion) throws StoreException {
        try {
            deletion.run();
        } catch (AzureAnswerException e) {
            if (e.status() != 404 || e.missesContainer()) {
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
}
