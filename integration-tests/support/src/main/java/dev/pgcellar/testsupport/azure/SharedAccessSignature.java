package dev.pgcellar.testsupport.azure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens as Azure's documentation of account and service SAS says, valid until long after every test. */
record SharedAccessSignature(String account, String key) {

    private static final String VERSION = "2020-12-06";
    private static final String EXPIRY = "2099-01-01T00:00:00Z";

    /** A token for everything in the account. */
    String ofAccount() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("sp", "rwdlactfxyi");
        fields.put("ss", "b");
        fields.put("srt", "sco");
        fields.put("se", EXPIRY);
        fields.put("sv", VERSION);
        return signed(
                fields, String.join("\n", account, "rwdlactfxyi", "b", "sco", "", EXPIRY, "", "", VERSION, "", ""));
    }

    /**
     * A token for one container and the blobs in it.
     *
     * @param permissions for instance {@code rwdlt}
     */
    String ofContainer(String container, String permissions) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("sp", permissions);
        fields.put("se", EXPIRY);
        fields.put("sv", VERSION);
        fields.put("sr", "c");
        String resource = "/blob/" + account + "/" + container;
        return signed(
                fields,
                String.join(
                        "\n", permissions, "", EXPIRY, resource, "", "", "", VERSION, "c", "", "", "", "", "", "", ""));
    }

    private String signed(Map<String, String> fields, String toSign) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            fields.put("sig", Base64.getEncoder().encodeToString(mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
