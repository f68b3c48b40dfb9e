package dev.pgcellar.google;

import com.google.api.client.http.HttpRequest;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.util.ArrayList;

/**
 * Credentials, looked up when the first request needs them: what looks for them may itself ask a server. Safe for use by
 * many threads.
 */
public final class CredentialChain {

    private final Source source;
    private final HttpTransportFactory transports;
    private final String scope;
    private GoogleCredentials found;

    /** Where credentials come from. */
    @FunctionalInterface
    public interface Source {

        /** Application Default Credentials: the whole chain of Google's library (contract 00 section 8). */
        Source APPLICATION_DEFAULT = GoogleCredentials::getApplicationDefault;

        /**
         * @param transports by which requests for tokens are to be sent
         */
        GoogleCredentials find(HttpTransportFactory transports) throws IOException;
    }

    /**
     * @param transports by which requests for tokens are to be sent, for instance {@link
     *     GuardedTransport#forCredentials}
     * @param scope what tokens are asked for, where the credentials do not decide
     */
    public CredentialChain(Source source, HttpTransportFactory transports, String scope) {
        this.source = source;
        this.transports = transports;
        this.scope = scope;
    }

    /** Adds to a request what authorises it. */
    public void authorize(HttpRequest request) throws CredentialsException {
        try {
            credentials().getRequestMetadata(request.getUrl().toURI()).forEach((name, values) -> request.getHeaders()
                    .set(name, new ArrayList<>(values)));
        } catch (IOException e) {
            throw new CredentialsException(e);
        }
    }

    /** Gets a new access token and authorises a request by it; false when there is none to be had. */
    public boolean renew(HttpRequest request) {
        try {
            credentials().refresh();
            authorize(request);
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    /** The project that the credentials name; null when they name none. */
    public String project() throws CredentialsException {
        try {
            return credentials().getProjectId();
        } catch (IOException e) {
            throw new CredentialsException(e);
        }
    }

    private synchronized GoogleCredentials credentials() throws IOException {
        if (found == null) {
            GoogleCredentials credentials = source.find(transports);
            found = credentials.createScopedRequired() ? credentials.createScoped(scope) : credentials;
        }
        return found;
    }
}
