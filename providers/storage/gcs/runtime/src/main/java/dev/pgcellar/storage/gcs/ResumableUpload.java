package dev.pgcellar.storage.gcs;

import com.google.api.client.http.EmptyContent;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.api.services.storage.model.StorageObject;
import dev.pgcellar.google.FinalFailureException;
import dev.pgcellar.spi.Payload;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One payload by a resumable session (Cloud Storage documentation, "Resumable uploads"): all bytes in one request, and
 * when that ends early, or the server kept fewer, the rest in another, from where the server says it got to.
 */
final class ResumableUpload {

    private static final int INCOMPLETE = 308;
    private static final Pattern RANGE = Pattern.compile("bytes=0-(\\d+)");

    private final GcsClient client;
    private final ObjectInsert insert;
    private final Payload payload;

    /**
     * How far the server is.
     *
     * @param persisted bytes it keeps
     * @param object null as long as bytes are missing
     * @param failure of the request that brought bytes; null when it was answered
     */
    private record Progress(long persisted, StorageObject object, IOException failure) {}

    ResumableUpload(GcsClient client, ObjectInsert insert, Payload payload) {
        this.client = client;
        this.insert = insert;
        this.payload = payload;
    }

    StorageObject send() throws IOException {
        String session = insert.beginSession(payload.length());
        try {
            return sendAll(session);
        } catch (IOException | RuntimeException e) {
            cancel(session);
            throw e;
        }
    }

    private StorageObject sendAll(String session) throws IOException {
        long persisted = 0;
        Retries retries = new Retries(null);
        while (true) {
            Progress progress = sendRest(session, persisted);
            if (progress.object != null) {
                return progress.object;
            }
            if (progress.persisted > persisted) {
                retries = new Retries(null);
            } else if (!retries.pauseAfterFailure()) {
                throw progress.failure != null
                        ? progress.failure
                        : new IOException("the server keeps no more than " + persisted + " bytes");
            }
            persisted = progress.persisted;
        }
    }

    private Progress sendRest(String session, long offset) throws IOException {
        String range = offset == payload.length()
                ? "bytes */" + offset
                : "bytes " + offset + "-" + (payload.length() - 1) + "/" + payload.length();
        try {
            HttpRequest rest = put(session, new PayloadContent(payload, offset), range);
            // Only the server knows where to go on.
            rest.setNumberOfRetries(0);
            return progress(rest.execute(), null);
        } catch (IOException e) {
            boolean refused = e instanceof HttpResponseException answer && !Retries.isTransient(answer.getStatusCode());
            if (refused || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            HttpRequest query = put(session, new EmptyContent(), "bytes */" + payload.length());
            return progress(query.execute(), e);
        }
    }

    private HttpRequest put(String session, HttpContent content, String range) throws IOException {
        HttpRequest request = client.request("PUT", session, content);
        request.getHeaders().setContentRange(range);
        request.setFollowRedirects(false);
        request.setThrowExceptionOnExecuteError(false);
        return request;
    }

    private Progress progress(HttpResponse response, IOException failure) throws IOException {
        if (response.isSuccessStatusCode()) {
            return new Progress(payload.length(), insert.answer(response), failure);
        }
        if (response.getStatusCode() != INCOMPLETE) {
            throw new HttpResponseException(response);
        }
        String range = response.getHeaders().getRange();
        response.ignore();
        Matcher kept = RANGE.matcher(range == null ? "" : range);
        return new Progress(kept.matches() ? Long.parseLong(kept.group(1)) + 1 : 0, null, failure);
    }

    /** What the server kept goes away by itself after a week, so a failure here is none. */
    private void cancel(String session) {
        boolean interrupted = Thread.interrupted();
        try {
            HttpRequest delete = client.request("DELETE", session, new EmptyContent());
            delete.setNumberOfRetries(0);
            delete.setThrowExceptionOnExecuteError(false);
            delete.execute().ignore();
        } catch (IOException | FinalFailureException e) {
            // The failure that led here is the one to report.
            return;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
