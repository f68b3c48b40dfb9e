package dev.pgcellar.storage.gcs;

import com.google.api.client.googleapis.batch.BatchRequest;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.storage.Storage;
import dev.pgcellar.google.CredentialChain;
import dev.pgcellar.google.GuardedTransport;
import dev.pgcellar.http.Environment;
import dev.pgcellar.storage.gcs.GcsSettings.Access;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Google's client for the JSON API, and plain requests by the same transport and credentials. */
final class GcsClient implements AutoCloseable {

    private static final String USER_AGENT = "PgCellar";
    /** Without it, the credentials of a service account get no token for Cloud Storage, nor may they create a bucket. */
    private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.full_control";

    private static final JsonFactory JSON = GsonFactory.getDefaultInstance();

    private final GcsSettings settings;
    private final GuardedTransport transport;
    private final CredentialChain credentials;
    private final HttpRequestFactory requests;
    private final Storage api;

    GcsClient(GcsSettings settings, Environment environment, CredentialChain.Source source) {
        this.settings = settings;
        this.transport = new GuardedTransport(environment, settings.readTimeout());
        this.credentials = settings.access() == Access.ANONYMOUS
                ? null
                : new CredentialChain(
                        source, GuardedTransport.forCredentials(environment, settings.readTimeout()), SCOPE);
        this.requests = transport.createRequestFactory(this::prepare);
        this.api = new Storage.Builder(transport, JSON, this::prepare)
                .setRootUrl(settings.endpoint() + "/")
                .setApplicationName(USER_AGENT)
                .setGoogleClientRequestInitializer(request -> request.setDisableGZipContent(true))
                .build();
    }

    private void prepare(HttpRequest request) throws IOException {
        Retries retries = new Retries(credentials);
        request.setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()));
        request.setNumberOfRetries(Retries.MAX_RETRIES);
        request.setUnsuccessfulResponseHandler(retries);
        request.setIOExceptionHandler(retries);
        request.setLoggingEnabled(false);
        request.getHeaders().setUserAgent(USER_AGENT);
        if (credentials != null) {
            credentials.authorize(request);
        }
    }

    GcsSettings settings() {
        return settings;
    }

    Storage api() {
        return api;
    }

    /** A batch of its requests, itself sent with credentials, and within the read time-out. */
    BatchRequest batch() {
        return api.batch(this::prepare);
    }

    /**
     * A request that the client of the JSON API has no method for.
     *
     * @param url encoded
     * @param content null for none
     */
    HttpRequest request(String method, String url, HttpContent content) throws IOException {
        return requests.buildRequest(method, new GenericUrl(url, true), content);
    }

    /** For reading answers to such requests, and writing their content. */
    JsonFactory json() {
        return JSON;
    }

    /** The project in which a bucket is to be created; null when nothing names one. */
    String project() throws IOException {
        return settings.project() != null || credentials == null ? settings.project() : credentials.project();
    }

    /** A text as a single component of a URL. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    @Override
    public void close() {
        transport.shutdown();
    }
}
