package dev.pgcellar.storage.gcs;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.model.StorageObject;
import dev.pgcellar.google.ErrorDocument;
import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** Asks for objects and reads them. */
final class GcsReads {

    private static final long MAX_OFFSET = 1L << 60;

    private final GcsRequests requests;

    GcsReads(GcsRequests requests) {
        this.requests = requests;
    }

    Optional<ObjectInfo> head(String key) throws StoreException {
        return requests.send("look up", key, () -> {
            try {
                StorageObject object = requests.api()
                        .objects()
                        .get(requests.bucket(), key)
                        .setFields("size,timeCreated")
                        .execute();
                return Optional.of(describe(key, object));
            } catch (HttpResponseException e) {
                return emptyIfAbsent(e);
            }
        });
    }

    /** An object as the JSON API shows it. */
    static ObjectInfo describe(String key, StorageObject object) {
        return new ObjectInfo(
                key,
                object.getSize().longValueExact(),
                Instant.ofEpochMilli(object.getTimeCreated().getValue()));
    }

    /**
     * @param range null for the whole object
     */
    Optional<ObjectContent> get(String key, ByteRange range) throws StoreException {
        return requests.send("read", key, () -> {
            Storage.Objects.Get get = requests.api().objects().get(requests.bucket(), key);
            get.setReturnRawInputStream(true);
            if (range != null) {
                get.getRequestHeaders().setRange(header(range));
            }
            try {
                return Optional.of(content(key, range, get.executeMedia()));
            } catch (HttpResponseException e) {
                return e.getStatusCode() == 416
                        ? Optional.of(new ObjectContent(key, InputStream.nullInputStream(), 0))
                        : emptyIfAbsent(e);
            }
        });
    }

    private static String header(ByteRange range) {
        boolean toTheEnd = range.length() > MAX_OFFSET;
        return "bytes=" + range.offset() + "-" + (toTheEnd ? "" : range.last());
    }

    private ObjectContent content(String key, ByteRange range, HttpResponse response) throws IOException {
        HttpHeaders headers = response.getHeaders();
        Long length = headers.getContentLength();
        boolean ignoredRange = range != null
                && headers.getContentRange() == null
                && (range.offset() > 0 || length != null && length > range.length());
        if (length == null || ignoredRange) {
            response.disconnect();
            throw new StoreErrorException(
                    "cannot read '" + requests.url(key) + "': the server "
                            + (ignoredRange ? "ignores ranges" : "does not say how long it is"),
                    false,
                    null);
        }
        String sum = headers.getContentRange() == null ? Crc32c.in(headers).orElse(null) : null;
        return new ObjectContent(key, new GcsBody(response, requests.url(key), length, sum), length);
    }

    private <T> Optional<T> emptyIfAbsent(HttpResponseException answer) throws IOException {
        if (answer.getStatusCode() != 404) {
            throw answer;
        }
        if (requests.isObjectAbsent(ErrorDocument.of(answer))) {
            return Optional.empty();
        }
        throw requests.errors().bucketAbsent(answer);
    }
}
