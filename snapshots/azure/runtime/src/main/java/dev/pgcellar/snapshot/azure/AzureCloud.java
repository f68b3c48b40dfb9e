package dev.pgcellar.snapshot.azure;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The clouds that Microsoft's documentation lists, each with an identity service and a control plane of its own. */
enum AzureCloud {
    PUBLIC("https://management.azure.com", "login.microsoftonline.com"),
    US_GOVERNMENT("https://management.usgovcloudapi.net", "login.microsoftonline.us"),
    CHINA("https://management.chinacloudapi.cn", "login.chinacloudapi.cn", "login.partner.microsoftonline.cn");

    private final URI endpoint;
    private final List<String> authorities;

    AzureCloud(String endpoint, String... authorities) {
        this.endpoint = URI.create(endpoint);
        this.authorities = List.of(authorities);
    }

    /**
     * The control plane of the cloud that an identity service belongs to.
     *
     * @param authority URL or host of the identity service; empty, or unknown, for the public cloud's
     */
    static URI endpointFor(Optional<String> authority) {
        String host = authority
                .map(text -> text.toLowerCase(Locale.ROOT)
                        .replaceFirst("^https://", "")
                        .replaceFirst("[/:].*$", ""))
                .orElse("");
        return Arrays.stream(values())
                .filter(cloud -> cloud.authorities.contains(host))
                .findFirst()
                .orElse(PUBLIC)
                .endpoint;
    }

    /** What tokens for a control plane are asked for. */
    static String audienceOf(URI endpoint) {
        return Arrays.stream(values())
                .filter(cloud -> cloud.endpoint.equals(endpoint))
                .findFirst()
                .orElse(PUBLIC)
                .endpoint
                .toString();
    }
}
