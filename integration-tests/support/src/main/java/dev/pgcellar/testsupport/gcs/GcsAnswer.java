package dev.pgcellar.testsupport.gcs;

import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What is answered.
 *
 * @param length of the body in bytes
 */
record GcsAnswer(int status, Map<String, String> headers, InputStream body, long length) {

    static GcsAnswer empty(int status, Map<String, String> headers) {
        return new GcsAnswer(status, headers, InputStream.nullInputStream(), 0);
    }

    static GcsAnswer json(int status, JsonObject document) {
        return text(status, "application/json; charset=UTF-8", document.toString(), Map.of());
    }

    static GcsAnswer xml(int status, String document, Map<String, String> headers) {
        return text(
                status, "application/xml; charset=UTF-8", "<?xml version='1.0' encoding='UTF-8'?>" + document, headers);
    }

    static GcsAnswer text(int status, String type, String text, Map<String, String> headers) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", type);
        return new GcsAnswer(status, all, new ByteArrayInputStream(bytes), bytes.length);
    }
}
