package dev.pgcellar.storage.azure;

import dev.pgcellar.spi.InvalidConfigurationException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a container and a prefix in it, in one of two forms (contract 00 section 7).
 *
 * @param host of the account's blob service, for instance {@code account.blob.core.windows.net}; null in the form
 *     {@code http://host:port/account/container/path}, in which a connection string alone says where the server is
 * @param container not empty
 * @param prefix without a leading slash; may be empty, may end in a slash
 */
record AzureUrl(String host, String container, String prefix) {

    private static final String SERVICE = "blob.core.windows.net";
    private static final Pattern FORM = Pattern.compile("https?://([^/?#]+)(/[^?#]*)?([?#].*)?", Pattern.DOTALL);

    /**
     * @throws InvalidConfigurationException when the URL is of neither form
     */
    static AzureUrl parse(String url) {
        Matcher form = FORM.matcher(url);
        if (!form.matches()) {
            throw malformed(url);
        }
        refuseToken(form.group(3));
        List<String> path = form.group(2) == null
                ? List.of()
                : Arrays.asList(form.group(2).substring(1).split("/", -1));
        boolean service = form.group(1).endsWith(SERVICE);
        int first = service ? 0 : 1;
        if (path.size() <= first || path.get(first).isEmpty()) {
            throw malformed(url);
        }
        String prefix = String.join("/", path.subList(first + 1, path.size())).replaceFirst("^/+", "");
        return new AzureUrl(service ? form.group(1) : null, path.get(first), prefix);
    }

    /** Messages name the URL, so it must hold no secret. */
    private static void refuseToken(String query) {
        if (query != null && query.contains("sig=")) {
            throw new InvalidConfigurationException(
                    "the URL holds a shared access signature, which other users of this machine can see; put what"
                            + " follows its '?' into AZURE_STORAGE_SAS_TOKEN instead");
        }
    }

    private static InvalidConfigurationException malformed(String url) {
        return new InvalidConfigurationException("'" + url + "' is not the URL of an Azure container; expected a form"
                + " like https://account.blob.core.windows.net/container/path, or"
                + " http://host:port/account/container/path with AZURE_STORAGE_CONNECTION_STRING");
    }

    /** Whether only a connection string says where the server is. */
    boolean needsConnectionString() {
        return host == null;
    }

    /** The account's blob service, always by TLS. */
    URI endpoint() {
        return URI.create("https://" + host);
    }

    /** The first label of the host. */
    String account() {
        return host.split("[.:]", 2)[0];
    }
}
