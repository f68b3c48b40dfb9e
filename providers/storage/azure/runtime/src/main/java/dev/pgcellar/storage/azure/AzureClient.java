package dev.pgcellar.storage.azure;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.pgcellar.azure.AzureHttpClient;
import dev.pgcellar.azure.IdentityCredentials;
import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.InvalidConfigurationException;
import java.net.URI;

/**
 * The SDK's client for one container, with what has to be closed after it.
 *
 * @param container speaks to the container
 * @param identity where its tokens come from; null when it needs none
 */
record AzureClient(BlobContainerClient container, IdentityCredentials identity) implements AutoCloseable {

    private static final String OTHER_CREDENTIALS = "set " + AzureSettingsResolver.CONNECTION_STRING + ", "
            + AzureSettingsResolver.SAS_TOKEN + " or " + AzureSettingsResolver.ACCOUNT_KEY
            + ", or give this host an identity";

    private static final long FIRST_DELAY_MILLIS = 500;
    private static final long LONGEST_DELAY_MILLIS = 20_000;

    /**
     * Makes a client; makes no request.
     *
     * @throws InvalidConfigurationException when the SDK cannot make sense of the credentials
     */
    static AzureClient create(String container, AzureSettings settings, Environment environment) {
        AzureHttpClient transport = new AzureHttpClient(settings.readTimeout(), settings.caBundle(), environment);
        BlobContainerClientBuilder builder =
                new BlobContainerClientBuilder().httpClient(transport).retryOptions(retries(settings.attempts()));
        IdentityCredentials identity = settings.access() instanceof AzureAccess.ByIdentity asked
                ? IdentityCredentials.of(asked.identity(), transport, OTHER_CREDENTIALS)
                : null;
        try {
            authorise(builder, settings.access(), identity);
            return new AzureClient(builder.containerName(container).buildClient(), identity);
        } catch (RuntimeException e) {
            // Without the cause, whose message may quote the secret.
            throw new InvalidConfigurationException(
                    settings.access() + " is malformed; compare it with what the Azure portal shows");
        }
    }

    private static void authorise(
            BlobContainerClientBuilder builder, AzureAccess access, IdentityCredentials identity) {
        if (access instanceof AzureAccess.ConnectionString connection) {
            builder.connectionString(connection.text());
        } else if (access instanceof AzureAccess.SasToken sas) {
            builder.endpoint(sas.endpoint().toString()).sasToken(sas.token());
        } else if (access instanceof AzureAccess.AccountKey key) {
            builder.endpoint(key.endpoint().toString())
                    .credential(new StorageSharedKeyCredential(key.account(), key.key()));
        } else if (access instanceof AzureAccess.ByIdentity entra) {
            builder.endpoint(entra.endpoint().toString()).credential(identity);
        }
    }

    private static RequestRetryOptions retries(int attempts) {
        return new RequestRetryOptions(
                RetryPolicyType.EXPONENTIAL, attempts, (Integer) null, FIRST_DELAY_MILLIS, LONGEST_DELAY_MILLIS, null);
    }

    /** The server, for messages. */
    String server() {
        URI account = URI.create(container.getAccountUrl());
        return account.getScheme() + "://" + account.getAuthority();
    }

    @Override
    public void close() {
        if (identity != null) {
            identity.close();
        }
    }
}
