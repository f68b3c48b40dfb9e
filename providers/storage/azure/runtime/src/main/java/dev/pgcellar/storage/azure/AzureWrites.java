package dev.pgcellar.storage.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.Tag;
import dev.pgcellar.spi.WriteCondition;
import dev.pgcellar.spi.WriteOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes block blobs, by one request or in blocks, with the encryption scope and tags asked for. */
final class AzureWrites {

    /** What the service assumes of a blob without a type (contract 04 section 2). */
    private static final String CONTENT_TYPE = "application/octet-stream";

    private static final HttpHeaderName BLOB_TYPE = HttpHeaderName.fromString("x-ms-blob-type");

    private final AzureRequests requests;
    private final AzureSettings settings;

    AzureWrites(AzureRequests requests, AzureSettings settings) {
        this.requests = requests;
        this.settings = settings;
    }

    PutOutcome put(String key, Payload payload, WriteOptions options) throws StoreException {
        if (payload.length() > settings.singlePutSize()) {
            return new StagedPut(this, settings).write(key, payload, options);
        }
        return requests.about("write", key, () -> {
            HttpRequest request = AzureRequests.with(requests.blob(HttpMethod.PUT, key), scope());
            AzureRequests.with(request, visible(options));
            request.setHeader(BLOB_TYPE, "BlockBlob");
            return outcome(options, () -> requests.send(request, payload, "write", key));
        });
    }

    AzureMultipartUpload startMultipartUpload(String key, WriteOptions options) {
        return new AzureMultipartUpload(requests, this, key, options);
    }

    /** A request that makes a blob visible. */
    @FunctionalInterface
    interface Write {
        void send() throws StoreException;
    }

    /** The service answers a conditional write to a taken key by 409, and some emulators by 412. */
    static PutOutcome outcome(WriteOptions options, Write write) throws StoreException {
        try {
            write.send();
            return PutOutcome.WRITTEN;
        } catch (AzureAnswerException e) {
            boolean taken = e.hasCode("BlobAlreadyExists") || e.status() == 412;
            if (options.condition() == WriteCondition.IF_ABSENT && taken) {
                return PutOutcome.ALREADY_EXISTS;
            }
            throw e;
        }
    }

    /** Headers of every request that writes bytes. */
    Map<String, String> scope() {
        return settings.encryptionScope() == null
                ? Map.of()
                : Map.of("x-ms-encryption-scope", settings.encryptionScope());
    }

    /** Headers of a request that makes a blob visible. */
    Map<String, String> visible(WriteOptions options) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-ms-blob-content-type", CONTENT_TYPE);
        if (options.condition() == WriteCondition.IF_ABSENT) {
            headers.put("If-None-Match", "*");
        }
        if (!options.tags().isEmpty()) {
            Map<String, String> tags = new LinkedHashMap<>();
            for (Tag tag : options.tags()) {
                tags.put(tag.key(), tag.value());
            }
            headers.put("x-ms-tags", AzureRequests.query(tags));
        }
        return headers;
    }
}
