package dev.pgcellar.storage.gcs;

import com.google.api.client.googleapis.batch.BatchRequest;
import com.google.api.client.googleapis.batch.json.JsonBatchCallback;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.http.HttpHeaders;
import dev.pgcellar.google.ErrorDocument;
import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.StoreAccessDeniedException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreUnreachableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Deletes by batches of requests (contract 04 section 3). A key that is absent counts as deleted (contract 07 no. 17). */
final class GcsDeletion {

    private final GcsRequests requests;
    private final int batchSize;

    GcsDeletion(GcsRequests requests, int batchSize) {
        this.requests = requests;
        this.batchSize = batchSize;
    }

    List<DeleteFailure> delete(List<String> keys) throws StoreException {
        List<String> distinct = new ArrayList<>(new LinkedHashSet<>(keys));
        List<DeleteFailure> failed = new ArrayList<>();
        for (int start = 0; start < distinct.size(); start += batchSize) {
            failed.addAll(deleteBatch(distinct.subList(start, Math.min(start + batchSize, distinct.size()))));
        }
        return failed;
    }

    private List<DeleteFailure> deleteBatch(List<String> batch) throws StoreException {
        try {
            return failures(requests.send("delete objects of 'gs://" + requests.bucket() + "'", () -> send(batch)));
        } catch (StoreException e) {
            throwIfAllWouldFail(e);
            return batch.stream()
                    .map(key -> new DeleteFailure(key, e.getMessage()))
                    .toList();
        }
    }

    private List<Outcome> send(List<String> batch) throws IOException {
        List<Outcome> outcomes = batch.stream().map(Outcome::new).toList();
        BatchRequest together = requests.client().batch();
        for (Outcome outcome : outcomes) {
            requests.api().objects().delete(requests.bucket(), outcome.key).queue(together, outcome);
        }
        together.execute();
        return outcomes;
    }

    private List<DeleteFailure> failures(List<Outcome> outcomes) throws StoreException {
        List<DeleteFailure> failed = new ArrayList<>();
        int denied = 0;
        for (Outcome outcome : outcomes) {
            if (outcome.isGone(requests)) {
                continue;
            }
            StoreException failure = requests.errors()
                    .translate(outcome.status, outcome.error, "delete '" + requests.url(outcome.key) + "'", null);
            denied += failure instanceof StoreAccessDeniedException ? 1 : 0;
            if (failure instanceof ContainerAbsentException || denied == outcomes.size()) {
                throw failure;
            }
            failed.add(new DeleteFailure(outcome.key, failure.getMessage()));
        }
        return failed;
    }

    private static void throwIfAllWouldFail(StoreException e) throws StoreException {
        if (e instanceof ContainerAbsentException
                || e instanceof StoreUnreachableException
                || e instanceof StoreAccessDeniedException
                || Thread.currentThread().isInterrupted()) {
            throw e;
        }
    }

    /** The answer to one request of a batch. */
    private static final class Outcome extends JsonBatchCallback<Void> {
        private final String key;
        private int status;
        private ErrorDocument error = new ErrorDocument("", "the server did not answer this part of the request");

        Outcome(String key) {
            this.key = key;
        }

        @Override
        public void onSuccess(Void nothing, HttpHeaders headers) {
            status = 204;
        }

        @Override
        public void onFailure(GoogleJsonError answer, HttpHeaders headers) {
            status = answer.getCode();
            error = ErrorDocument.of(answer);
        }

        boolean isGone(GcsRequests requests) throws StoreException {
            if (status == 404 && !requests.isObjectAbsent(error)) {
                throw requests.errors().bucketAbsent(null);
            }
            return status == 204 || status == 404;
        }
    }
}
