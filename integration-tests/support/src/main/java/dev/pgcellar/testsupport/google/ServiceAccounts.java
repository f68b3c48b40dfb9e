package dev.pgcellar.testsupport.google;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Service accounts and the access tokens they get (RFC 7523). */
public final class ServiceAccounts {

    /** The answer of status 400 to whom no account is known. */
    public static final String REFUSAL =
            "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid grant: account not found\"}";

    private final Map<String, PublicKey> keysByAddress = new ConcurrentHashMap<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();

    /**
     * A new account as a file for {@code GOOGLE_APPLICATION_CREDENTIALS}.
     *
     * @param tokenUrl where it gets tokens
     */
    public String create(String tokenUrl, String project) {
        KeyPair keys = keyPair();
        String address = "backup-" + UUID.randomUUID() + "@" + project + ".iam.gserviceaccount.com";
        keysByAddress.put(address, keys.getPublic());
        JsonObject file = new JsonObject();
        file.addProperty("type", "service_account");
        file.addProperty("project_id", project);
        file.addProperty("private_key_id", "1");
        file.addProperty(
                "private_key",
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        file.addProperty("client_email", address);
        file.addProperty("client_id", "1");
        file.addProperty("token_uri", tokenUrl);
        return file.toString();
    }

    /** Lets no token be used or got any more. */
    public void revokeAll() {
        keysByAddress.clear();
        tokens.clear();
    }

    /** Lets no token be used any more; new ones are to be had. */
    public void expireTokens() {
        tokens.clear();
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Gives a token out.
     *
     * @param form the body of the request
     * @return the answer, JSON; empty when it is {@link #REFUSAL}
     */
    public Optional<String> token(String form) {
        String assertion =
                URLDecoder.decode(form, StandardCharsets.UTF_8).replaceFirst("(?s).*assertion=([^&]*).*", "$1");
        if (!isSigned(assertion)) {
            return Optional.empty();
        }
        JsonObject answer = new JsonObject();
        answer.addProperty("access_token", giveToken());
        answer.addProperty("expires_in", 3600);
        answer.addProperty("token_type", "Bearer");
        return Optional.of(answer.toString());
    }

    private boolean isSigned(String assertion) {
        String[] parts = assertion.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        PublicKey key = keysByAddress.get(
                JsonParser.parseString(claims).getAsJsonObject().get("iss").getAsString());
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            if (key == null) {
                return false;
            }
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token for whoever asks. */
    public String giveToken() {
        String token = "ya29." + UUID.randomUUID();
        tokens.add(token);
        return token;
    }

    /** Whether a header {@code Authorization} has a token that was given out. */
    public boolean accept(String authorization) {
        return tokens.contains(authorization.replaceFirst("^Bearer ", ""));
    }
}
