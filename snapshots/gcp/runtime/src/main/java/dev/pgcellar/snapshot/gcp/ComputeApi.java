package dev.pgcellar.snapshot.gcp;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import dev.pgcellar.google.CredentialChain;
import dev.pgcellar.google.FinalFailureException;
import dev.pgcellar.google.GuardedTransport;
import dev.pgcellar.http.Environment;
import dev.pgcellar.snapshot.operation.Attempts;
import dev.pgcellar.spi.SnapshotException;
import java.io.IOException;

/**
 * Sends requests to the Compute Engine API, again when it is throttled or the service stumbles. May be used by several
 * threads.
 */
final class ComputeApi implements AutoCloseable {

    private static final String VERSION = "/compute/v1/";
    private static final String SCOPE = "https://www.googleapis.com/auth/compute";
    private static final String USER_AGENT = "PgCellar";

    private final ComputeSettings settings;
    private final GuardedTransport transport;
    private final CredentialChain credentials;
    private final HttpRequestFactory requests;
    private final ComputeFailures failures;

    /** Makes no request. */
    ComputeApi(ComputeSettings settings, Environment environment, CredentialChain.Source source) {
        this.settings = settings;
        this.transport = new GuardedTransport(environment, settings.requestTimeout());
        this.credentials = new CredentialChain(
                source, GuardedTransport.forCredentials(environment, settings.requestTimeout()), SCOPE);
        this.requests = transport.createRequestFactory(this::prepare);
        this.failures = new ComputeFailures(settings.endpoint().toString());
    }

    /** Failures are answers too, and repetitions are decided here. */
    private void prepare(HttpRequest request) {
        request.setReadTimeout(Math.toIntExact(settings.requestTimeout().toMillis()));
        request.setNumberOfRetries(0);
        request.setFollowRedirects(false);
        request.setThrowExceptionOnExecuteError(false);
        request.setLoggingEnabled(false);
        request.getHeaders().setUserAgent(USER_AGENT);
        request.getHeaders().setAccept("application/json");
    }

    ComputeSettings settings() {
        return settings;
    }

    /** The failure that an answer means. */
    SnapshotException failure(ComputeAnswer answer, String action) {
        return failures.of(answer, action);
    }

    /** Sends a request, as often as it takes. */
    ComputeAnswer send(ComputeRequest request) throws SnapshotException, InterruptedException {
        return send(request, Attempts.alone());
    }

    /**
     * Sends a request.
     *
     * @param attempts learn whether it may have been carried out without a good answer
     * @return the answer to the last attempt, whatever it says
     * @throws SnapshotException when the last attempt got no answer
     */
    ComputeAnswer send(ComputeRequest request, Attempts attempts) throws SnapshotException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                ComputeAnswer answer = sendOnce(request);
                if (!answer.isTransient() || !again(answer, attempt, attempts)) {
                    return answer;
                }
            } catch (FinalFailureException e) {
                throw failures.ofNoAnswer(e.failure(), request.action());
            } catch (IOException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (!again(e, attempt, attempts)) {
                    throw failures.ofNoAnswer(e, request.action());
                }
            }
        }
    }

    /** A token that is refused is replaced once. */
    private ComputeAnswer sendOnce(ComputeRequest request) throws IOException {
        HttpRequest sent = requests.buildRequest(
                request.method(),
                new GenericUrl(settings.endpoint() + VERSION + request.path(), true),
                content(request));
        credentials.authorize(sent);
        ComputeAnswer answer = ComputeAnswer.read(sent.execute());
        return answer.status() == 401 && credentials.renew(sent) ? ComputeAnswer.read(sent.execute()) : answer;
    }

    private static HttpContent content(ComputeRequest request) {
        return request.body() == null
                ? null
                : ByteArrayContent.fromString("application/json; charset=UTF-8", request.body());
    }

    private boolean again(ComputeAnswer answer, int attempt, Attempts attempts) throws InterruptedException {
        if (!answer.isThrottling()) {
            attempts.noteUncertain();
            if (attempt >= settings.attempts()) {
                return false;
            }
        }
        return attempts.goOnAfter(answer.retryAfter().orElse(Attempts.pauseAfter(attempt)));
    }

    private boolean again(IOException failure, int attempt, Attempts attempts) throws InterruptedException {
        if (!ComputeFailures.neverSent(failure)) {
            attempts.noteUncertain();
        }
        return !ComputeFailures.ofCredentials(failure)
                && attempt < settings.attempts()
                && attempts.goOnAfter(Attempts.pauseAfter(attempt));
    }

    @Override
    public void close() {
        transport.shutdown();
    }
}
