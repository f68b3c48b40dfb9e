package dev.pgcellar.storage.gcs;

import com.google.api.client.http.HttpResponseException;
import com.google.api.services.storage.Storage;
import dev.pgcellar.google.ClientFailures;
import dev.pgcellar.google.ErrorDocument;
import dev.pgcellar.google.FinalFailureException;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;

/** Sends requests on one bucket; each failure leaves as one of the SPI's. */
final class GcsRequests {

    private final GcsClient client;
    private final String bucket;
    private final GcsErrors errors;
    private final ClientFailures failures;

    GcsRequests(GcsClient client, String bucket) {
        String server = client.settings().endpoint().toString();
        this.client = client;
        this.bucket = bucket;
        this.errors = new GcsErrors(bucket, server);
        this.failures = new ClientFailures(server);
    }

    /** One or more requests for one purpose. */
    @FunctionalInterface
    interface Request<T> {
        T send() throws IOException;
    }

    GcsClient client() {
        return client;
    }

    Storage api() {
        return client.api();
    }

    String bucket() {
        return bucket;
    }

    GcsErrors errors() {
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
        } catch (StoreException e) {
            throw e;
        } catch (HttpResponseException e) {
            throw errors.translate(e, action);
        } catch (IOException e) {
            throw failures.translate(e, action);
        } catch (FinalFailureException e) {
            throw failures.translate(e.failure(), action);
        } catch (UnreadablePayloadException e) {
            throw new StoreErrorException(
                    "cannot " + action + ": the data to be written cannot be read: " + e.getMessage(), false, e);
        } catch (IllegalArgumentException e) {
            throw new StoreErrorException(
                    "cannot " + action + ": the server's answer makes no sense: "
                            + ErrorDocument.oneLine(e.getMessage()),
                    false,
                    e);
        }
    }

    /** Whether an object, not the bucket, is what an answer of 404 means. May ask the server. */
    boolean isObjectAbsent(ErrorDocument error) {
        return GcsErrors.namesAbsentObject(error) || !GcsErrors.namesAbsentBucket(error) && bucketMayExist();
    }

    private boolean bucketMayExist() {
        try {
            api().objects().list(bucket).setMaxResults(1L).setFields("kind").execute();
            return true;
        } catch (HttpResponseException e) {
            return e.getStatusCode() != 404;
        } catch (IOException | FinalFailureException e) {
            return true;
        }
    }

    String url(String key) {
        return "gs://" + bucket + "/" + key;
    }
}
