package dev.pgcellar.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/**
 * Tokens of an identity of Microsoft Entra (contract 00 section 8), each within a deadline: some of the sources that
 * are asked, the metadata service of a virtual machine among them, answer nowhere but in Azure.
 */
public final class IdentityCredentials implements TokenCredential, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final TokenCredential source;
    private final String missing;
    private final ExecutorService asking = Executors.newCachedThreadPool(IdentityCredentials::daemon);

    private IdentityCredentials(TokenCredential source, String missing) {
        this.source = source;
        this.missing = missing;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "pgcellar-azure-identity");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Makes no request.
     *
     * @param http sends the requests for tokens
     * @param sources what may be set up where there is no identity at all, for a message: {@code run 'az login'}
     */
    public static IdentityCredentials of(Identity identity, HttpClient http, String sources) {
        return switch (identity) {
            case AZURE_CLI ->
                new IdentityCredentials(
                        new AzureCliCredentialBuilder().httpClient(http).build(),
                        "the Azure CLI gives no token; install it and run 'az login'");
            case MANAGED_IDENTITY ->
                new IdentityCredentials(
                        new ManagedIdentityCredentialBuilder().httpClient(http).build(),
                        "this host has no managed identity; assign one to it, or use another credential");
            case DEFAULT ->
                new IdentityCredentials(
                        new DefaultAzureCredentialBuilder().httpClient(http).build(),
                        "there are no Azure credentials; " + sources);
        };
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> getTokenSync(request));
    }

    /**
     * Asks for a token.
     *
     * @throws NoCredentialsException when there is none, or not in time
     * @throws InterruptedCallException when the thread was interrupted
     */
    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        Future<AccessToken> token = asking.submit(() -> source.getTokenSync(request));
        try {
            return token.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new NoCredentialsException(missing, e.getCause());
        } catch (TimeoutException e) {
            token.cancel(true);
            throw new NoCredentialsException(missing, e);
        } catch (InterruptedException e) {
            token.cancel(true);
            throw new InterruptedCallException(e);
        }
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
