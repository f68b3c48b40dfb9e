package dev.pgcellar.snapshot.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import dev.pgcellar.azure.AzureHttpClient;
import dev.pgcellar.azure.IdentityCredentials;
import dev.pgcellar.azure.InterruptedCallException;
import dev.pgcellar.http.Environment;
import dev.pgcellar.snapshot.operation.Attempts;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;

/**
 * Sends requests to Azure Resource Manager, again when it is throttled or the service stumbles. May be used by several
 * threads.
 */
final class ResourceManager implements AutoCloseable {

    private static final String SOURCES =
            "run 'az login', set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, or give this host an identity";

    private final ComputeSettings settings;
    private final HttpClient http;
    private final Tokens tokens;
    private final ResourceFailures failures;
    private final Runnable release;

    /**
     * @param release what is to be done at the end
     */
    ResourceManager(ComputeSettings settings, HttpClient http, TokenCredential credential, Runnable release) {
        this.settings = settings;
        this.http = http;
        this.tokens = new Tokens(credential, settings.audience());
        this.release = release;
        this.failures = new ResourceFailures(settings.endpoint().toString(), settings);
    }

    /** Makes no request. */
    static ResourceManager open(ComputeSettings settings, Environment environment) {
        HttpClient http = new AzureHttpClient(settings.requestTimeout(), settings.caBundle(), environment);
        IdentityCredentials credentials = IdentityCredentials.of(settings.identity(), http, SOURCES);
        return new ResourceManager(settings, http, credentials, credentials::close);
    }

    ComputeSettings settings() {
        return settings;
    }

    /** The failure that an answer means. */
    SnapshotException failure(Answer answer, String action) {
        return failures.of(answer, action);
    }

    /** Sends a request, as often as it takes. */
    Answer send(ResourceRequest request) throws SnapshotException, InterruptedException {
        return send(request, Attempts.alone());
    }

    /**
     * Sends a request.
     *
     * @param attempts learn whether it may have been carried out without a good answer
     * @return the answer to the last attempt, whatever it says
     * @throws SnapshotException when the last attempt got no answer
     */
    Answer send(ResourceRequest request, Attempts attempts) throws SnapshotException, InterruptedException {
        requireOfService(request);
        for (int attempt = 1; ; attempt++) {
            try {
                Answer answer = sendOnce(request);
                if (!answer.isTransient() || !again(answer, attempt, attempts)) {
                    return answer;
                }
            } catch (InterruptedCallException e) {
                throw interrupted();
            } catch (RuntimeException | IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw interrupted();
                }
                if (!again(e, attempt, attempts)) {
                    throw failures.ofNoAnswer(e, request.action());
                }
            }
        }
    }

    /** The token goes to nobody else, whatever an answer says where to go next. */
    private void requireOfService(ResourceRequest request) throws SnapshotErrorException {
        URI asked = URI.create(request.url());
        URI endpoint = settings.endpoint();
        boolean sameHost = endpoint.getHost().equalsIgnoreCase(asked.getHost()) && endpoint.getPort() == asked.getPort()
                || asked.getHost() != null
                        && asked.getHost().toLowerCase(Locale.ROOT).endsWith("." + endpoint.getHost());
        if (!sameHost || !endpoint.getScheme().equals(asked.getScheme())) {
            throw new SnapshotErrorException(
                    "cannot " + request.action() + ": " + endpoint + " refers to another server, " + asked.getHost(),
                    null);
        }
    }

    /** The interrupt is reported, and so cleared. */
    private static InterruptedException interrupted() {
        Thread.interrupted();
        return new InterruptedException();
    }

    private Answer sendOnce(ResourceRequest request) throws IOException {
        HttpRequest sent = new HttpRequest(request.method(), request.url())
                .setHeader(HttpHeaderName.ACCEPT, "application/json")
                .setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + tokens.current());
        if (request.body() != null) {
            sent.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json").setBody(request.body());
        }
        try {
            return Answer.read(http.sendSync(sent, Context.NONE));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean again(Answer answer, int attempt, Attempts attempts) throws InterruptedException {
        if (answer.status() != Answer.THROTTLED) {
            attempts.noteUncertain();
            if (attempt >= settings.attempts()) {
                return false;
            }
        }
        return attempts.goOnAfter(answer.retryAfter().orElse(Attempts.pauseAfter(attempt)));
    }

    private boolean again(Exception failure, int attempt, Attempts attempts) throws InterruptedException {
        if (!ResourceFailures.neverSent(failure)) {
            attempts.noteUncertain();
        }
        return failure instanceof IOException
                && attempt < settings.attempts()
                && attempts.goOnAfter(Attempts.pauseAfter(attempt));
    }

    @Override
    public void close() {
        release.run();
    }
}
