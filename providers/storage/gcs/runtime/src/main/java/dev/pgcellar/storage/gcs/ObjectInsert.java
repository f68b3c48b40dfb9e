package dev.pgcellar.storage.gcs;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.services.storage.model.StorageObject;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.Tag;
import dev.pgcellar.spi.WriteCondition;
import dev.pgcellar.spi.WriteOptions;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The insertion of one object: its metadata, among them the checksum that the server compares, and conditions. */
final class ObjectInsert {

    private static final String ANSWER = "crc32c,generation,size";

    private final GcsRequests requests;
    private final String key;
    private final int sum;
    private final WriteOptions options;

    /**
     * @param sum of all bytes
     */
    ObjectInsert(GcsRequests requests, String key, int sum, WriteOptions options) {
        this.requests = requests;
        this.key = key;
        this.sum = sum;
        this.options = options;
    }

    /** Sends metadata and payload in one request. */
    StorageObject sendAtOnce(Payload payload) throws IOException {
        HttpRequest request =
                requests.client().request("POST", url("multipart"), new RelatedContent(metadata(), payload));
        return answer(request.execute());
    }

    /**
     * Begins a resumable session.
     *
     * @param length of the payload in bytes
     * @return the URL of the session
     */
    String beginSession(long length) throws IOException {
        HttpRequest request = requests.client()
                .request("POST", url("resumable"), ByteArrayContent.fromString("application/json", metadata()));
        request.getHeaders().set("X-Upload-Content-Type", PayloadContent.TYPE);
        request.getHeaders().set("X-Upload-Content-Length", Long.toString(length));
        HttpResponse response = request.execute();
        try {
            String session = response.getHeaders().getLocation();
            if (session == null) {
                throw new IOException("the answer names no session");
            }
            return session;
        } finally {
            response.ignore();
        }
    }

    /** The object that an answer describes. */
    StorageObject answer(HttpResponse response) throws IOException {
        return requests.client().json().fromString(response.parseAsString(), StorageObject.class);
    }

    private String url(String type) {
        String kmsKeyName = requests.client().settings().kmsKeyName();
        return requests.client().settings().endpoint() + "/upload/storage/v1/b/" + GcsClient.encode(requests.bucket())
                + "/o?uploadType=" + type + "&fields=" + GcsClient.encode(ANSWER)
                + (kmsKeyName == null ? "" : "&kmsKeyName=" + GcsClient.encode(kmsKeyName))
                + (options.condition() == WriteCondition.IF_ABSENT ? "&ifGenerationMatch=0" : "");
    }

    private String metadata() throws IOException {
        StorageObject object = new StorageObject()
                .setName(key)
                .setContentType(PayloadContent.TYPE)
                .setCrc32c(Crc32c.text(sum));
        if (!options.tags().isEmpty()) {
            object.setMetadata(metadataOf(options.tags()));
        }
        return requests.client().json().toString(object);
    }

    /** Tags as custom metadata; of several with one key the last. */
    static Map<String, String> metadataOf(List<Tag> tags) {
        Map<String, String> metadata = new LinkedHashMap<>();
        tags.forEach(tag -> metadata.put(tag.key(), tag.value()));
        return metadata;
    }
}
