package dev.pgcellar.storage.gcs;

import com.google.api.client.http.HttpRequest;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.util.ArrayList;

/**
 * Credentials, looked up when the first request needs them: what looks for them may itself ask a server. Safe for use by
 * many threads.
 */
final class CredentialChain {

    /** Without it, the credentials of a service account get no token for Cloud Storage, nor may they create a bucket. */
    private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.full_control";

    private final Source source;
    private final HttpTransportFactory transports;
    private GoogleCredentials found;

    /** Where credentials come from. */
    @FunctionalInterface
    interface Source {

        /** Application Default Credentials: the whole chain of Google's library (contract 00 section 8). */
        Source APPLICATION_DEFAULT = GoogleCredentials::getApplicationDefault;

        /**
         * @param transports by which requests for tokens are to be sent
         */
        GoogleCredentials find(HttpTransportFactory transports) throws IOException;
    }

    CredentialChain(Source source, HttpTransportFactory transports) {
        this.source = source;
        this.transports = transports;
    }

    /** Adds to a request what authorises it. */
    void authorize(HttpRequest request) throws CredentialsException {
        try {
            credentials().getRequestMetadata(request.getUrl().toURI()).forEach((name, values) -> request.getHeaders()
                    .set(name, new ArrayList<>(values)));
        } catch (IOException e) {
            throw new CredentialsException(e);
        }
    }

    /** Gets a new access token and authorises a request by it; false when there is none to be had. */
    boolean renew(HttpRequest request) {
        try {
            credentials().refresh();
            authorize(request);
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    /** The project that the credentials name; null when they name none. */
    String project() throws CredentialsException {
        try {
            return credentials().getProjectId();
        } catch (IOException e) {
            throw new CredentialsException(e);
        }
    }

    private synchronized GoogleCredentials credentials() throws IOException {
        if (found == null) {
            GoogleCredentials credentials = source.find(transports);
            found = credentials.createScopedRequired() ? credentials.createScoped(SCOPE) : credentials;
        }
        return found;
    }
}
