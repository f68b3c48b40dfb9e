package dev.pgcellar.testsupport.gcs;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Service accounts and the access tokens they get, at {@code /token} (RFC 7523). */
final class ServiceAccounts {

    private final Map<String, PublicKey> keysByAddress = new ConcurrentHashMap<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();

    /** A new account as a file for {@code GOOGLE_APPLICATION_CREDENTIALS}. */
    String create(String tokenUrl, String project) {
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
    void revokeAll() {
        keysByAddress.clear();
        tokens.clear();
    }

    /** Lets no token be used any more; new ones are to be had. */
    void expireTokens() {
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

    GcsAnswer token(GcsRequest request) throws IOException {
        String assertion = URLDecoder.decode(request.text(), StandardCharsets.UTF_8)
                .replaceFirst("(?s).*assertion=([^&]*).*", "$1");
        JsonObject answer = new JsonObject();
        if (!isSigned(assertion)) {
            answer.addProperty("error", "invalid_grant");
            answer.addProperty("error_description", "Invalid grant: account not found");
            return GcsAnswer.json(400, answer);
        }
        String token = "ya29." + UUID.randomUUID();
        tokens.add(token);
        answer.addProperty("access_token", token);
        answer.addProperty("expires_in", 3600);
        answer.addProperty("token_type", "Bearer");
        return GcsAnswer.json(200, answer);
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

    /** Refuses a token that was never given out. Requests without one are those of an emulator's clients. */
    void require(GcsRequest request) {
        String authorization = request.header("authorization").orElse(null);
        if (authorization != null && !tokens.contains(authorization.replaceFirst("^Bearer ", ""))) {
            throw Refusal.unauthorized();
        }
    }
}
