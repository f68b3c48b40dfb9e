package dev.pgcellar.snapshot.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.Duration;
import java.time.OffsetDateTime;

/** The token that requests carry. It is asked for again shortly before it expires. */
final class Tokens {

    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final TokenCredential credential;
    private final TokenRequestContext context;
    private AccessToken token;

    /**
     * @param audience what tokens are asked for, for instance {@code https://management.azure.com}
     */
    Tokens(TokenCredential credential, String audience) {
        this.credential = credential;
        this.context = new TokenRequestContext().addScopes(audience.replaceFirst("/+$", "") + "/.default");
    }

    synchronized String current() {
        if (token == null || OffsetDateTime.now().plus(MARGIN).isAfter(token.getExpiresAt())) {
            token = credential.getTokenSync(context);
        }
        return token.getToken();
    }
}
