package dev.pgcellar.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import dev.pgcellar.http.CaBundle;
import dev.pgcellar.http.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/**
 * A transport for the SDK on the JDK's HTTP client, with a deadline on every phase of a call: an upload fails when the
 * server stops reading, and lasts as long as it moves. Bodies are streamed both ways.
 */
public final class AzureHttpClient implements HttpClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final long CHECK_MILLIS = 100;

    private final java.net.http.HttpClient client;
    private final EnvironmentProxies proxies;
    private final Duration readTimeout;

    /**
     * @param readTimeout how long a request may go without an answer or any progress
     * @param caBundle PEM file with the authorities to trust; null for Java's authorities
     */
    public AzureHttpClient(Duration readTimeout, Path caBundle, Environment environment) {
        java.net.http.HttpClient.Builder builder = java.net.http.HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT);
        if (caBundle != null) {
            builder.sslContext(CaBundle.context(caBundle));
        }
        this.proxies = new EnvironmentProxies(environment);
        this.client = builder.proxy(proxies).build();
        this.readTimeout = readTimeout;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return send(request, Context.NONE);
    }

    /** On the thread that asks: what the SDK sends by this method, its callers wait for. */
    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
        return Mono.fromCallable(() -> sendSync(request, context));
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        RequestBody body = RequestBody.of(request);
        CompletableFuture<java.net.http.HttpResponse<InputStream>> answer =
                client.sendAsync(JdkRequest.of(request, body, proxies), head -> new BodyStream(readTimeout));
        try {
            return new AzureResponse(request, await(answer, body));
        } catch (IOException e) {
            throw translated(e, body);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw new InterruptedCallException(e);
        }
    }

    /** Waits as long as the request moves. */
    private <T> T await(CompletableFuture<T> answer, RequestBody body) throws IOException, InterruptedException {
        while (true) {
            try {
                return answer.get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (body.nanosSinceProgress() > readTimeout.toNanos()) {
                    answer.cancel(true);
                    throw new HttpTimeoutException("nothing moved");
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException cause) {
                    throw cause;
                }
                throw new IOException(e.getCause());
            }
        }
    }

    /** What the SDK would try again in vain leaves as something else than an I/O failure. */
    private static RuntimeException translated(IOException failure, RequestBody body) {
        if (body.failure().isPresent()) {
            return new UnreadablePayloadException(body.failure().get());
        }
        return failure instanceof HttpConnectTimeoutException
                ? new ConnectTimedOutException()
                : new UncheckedIOException(failure);
    }
}
