package dev.pgcellar.storage.azure;

import dev.pgcellar.azure.Identity;
import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.OptionValues;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settles each setting from its sources: the option, the configuration, the environment, the default.
 */
final class AzureSettingsResolver {

    static final String CONNECTION_STRING = "AZURE_STORAGE_CONNECTION_STRING";
    static final String SAS_TOKEN = "AZURE_STORAGE_SAS_TOKEN";
    static final String ACCOUNT_KEY = "AZURE_STORAGE_KEY";

    /** The number of repetitions, as all SDKs of Azure read it. */
    static final String RETRY_COUNT = "AZURE_REQUEST_RETRY_COUNT";

    /** Belongs to another provider, so that no value of it is an error here (contract 00 section 2). */
    private static final String READ_TIMEOUT = "--read-timeout";

    private static final long DEFAULT_BLOCK_SIZE = 4 << 20;
    private static final long DEFAULT_SINGLE_PUT_SIZE = 64 << 20;
    private static final int DEFAULT_READ_TIMEOUT = 60;
    private static final int DEFAULT_RETRIES = 2;

    /** Azure's documentation of Put Block and Put Blob: 4000 and 5000 MiB; what the SDK can repeat is less. */
    private static final long MAX_REQUEST = AzureObjectStore.MAX_BODY;

    private static final Pattern TOKEN_FORM = Pattern.compile("(?:[\\w.~!$&'()*+,;=:@/?-]|%\\p{XDigit}{2})+");

    private static final Pattern KEY_OF_CONNECTION = Pattern.compile("(?i)(?:^|;)\\s*AccountKey=([^;]*)");

    private final AzureUrl url;
    private final OptionValues options;
    private final AzureConfig config;
    private final Environment environment;

    AzureSettingsResolver(AzureUrl url, OptionValues options, AzureConfig config, Environment environment) {
        this.url = url;
        this.options = options;
        this.config = config;
        this.environment = environment;
    }

    /**
     * @throws InvalidConfigurationException when a value is not of its form, or two values contradict each other
     */
    AzureSettings resolve() {
        return new AzureSettings(
                access(),
                options.get(AzureOptions.ENCRYPTION_SCOPE)
                        .or(config::encryptionScope)
                        .orElse(null),
                size(AzureOptions.MAX_BLOCK_SIZE, config.maxBlockSize().orElse(DEFAULT_BLOCK_SIZE)),
                size(AzureOptions.MAX_SINGLE_PUT_SIZE, config.maxSinglePutSize().orElse(DEFAULT_SINGLE_PUT_SIZE)),
                concurrency(),
                readTimeout(),
                config.caBundle()
                        .or(() -> environment.get("REQUESTS_CA_BUNDLE"))
                        .map(environment::path)
                        .orElse(null),
                1 + retries());
    }

    /** In the contract's order (00 section 8): a variable that is there decides, be it empty. */
    private AzureAccess access() {
        Optional<Identity> asked =
                options.get(Identity.OPTION_NAME).or(config::credential).map(Identity::named);
        if (asked.isPresent()) {
            requireService("an Azure identity");
            return new AzureAccess.ByIdentity(url.endpoint(), asked.get());
        }
        if (environment.has(CONNECTION_STRING)) {
            return connection();
        }
        requireService("what the environment holds");
        if (environment.has(SAS_TOKEN)) {
            return new AzureAccess.SasToken(url.endpoint(), token());
        }
        if (environment.has(ACCOUNT_KEY)) {
            return new AzureAccess.AccountKey(
                    url.endpoint(), url.account(), requireKey(ACCOUNT_KEY, notEmpty(ACCOUNT_KEY)));
        }
        return new AzureAccess.ByIdentity(url.endpoint(), Identity.DEFAULT);
    }

    private void requireService(String right) {
        if (url.needsConnectionString()) {
            throw new InvalidConfigurationException("a URL that does not name a host of blob.core.windows.net needs "
                    + CONNECTION_STRING + "; " + right + " does not say where the server is");
        }
    }

    private String notEmpty(String variable) {
        return environment
                .get(variable)
                .orElseThrow(() -> new InvalidConfigurationException(
                        variable + " is set, but empty; give it a value, or unset it to use another credential"));
    }

    private AzureAccess connection() {
        String text = notEmpty(CONNECTION_STRING);
        Matcher key = KEY_OF_CONNECTION.matcher(text);
        if (key.find()) {
            requireKey(CONNECTION_STRING, key.group(1));
        }
        return new AzureAccess.ConnectionString(text);
    }

    /** The SDK would find out with the first request, and say so in its own words. */
    private static String requireKey(String variable, String key) {
        try {
            Base64.getDecoder().decode(key);
            return key;
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationException(
                    "the account key in " + variable + " is not in base64; copy it from the Azure portal");
        }
    }

    private String token() {
        String token = notEmpty(SAS_TOKEN).strip().replaceFirst("^\\?", "");
        if (!TOKEN_FORM.matcher(token).matches() || !token.contains("sig=")) {
            throw new InvalidConfigurationException(
                    SAS_TOKEN + " holds no shared access signature; expected a form like sv=...&sp=...&sig=...");
        }
        return token;
    }

    private long size(String option, long otherwise) {
        long size = options.get(option).map(Long::parseLong).orElse(otherwise);
        if (size < 1) {
            throw new InvalidConfigurationException("a size of Azure blobs must be at least 1 byte, but is " + size);
        }
        return Math.min(size, MAX_REQUEST);
    }

    private int concurrency() {
        int concurrency = options.get(AzureOptions.MAX_CONCURRENCY)
                .map(Integer::parseInt)
                .orElseGet(() -> config.maxConcurrency().orElse(1));
        if (concurrency < 1) {
            throw new InvalidConfigurationException(
                    "at least 1 block must be sent at the same time, but " + concurrency + " was given");
        }
        return concurrency;
    }

    private Duration readTimeout() {
        int configured = config.readTimeout().orElse(DEFAULT_READ_TIMEOUT);
        if (configured < 1) {
            throw new InvalidConfigurationException(
                    "the read time-out must be at least 1 second, but " + configured + " was given");
        }
        long seconds = options.get(READ_TIMEOUT)
                .map(Long::parseLong)
                .filter(given -> given > 0)
                .orElse((long) configured);
        return Duration.ofSeconds(Math.min(seconds, Integer.MAX_VALUE / 1000));
    }

    private int retries() {
        Optional<String> given = environment.get(RETRY_COUNT);
        try {
            return Math.max(0, given.map(Integer::parseInt).orElse(DEFAULT_RETRIES));
        } catch (NumberFormatException e) {
            throw new InvalidConfigurationException(
                    RETRY_COUNT + " is '" + given.orElseThrow() + "'; expected a whole number");
        }
    }
}
