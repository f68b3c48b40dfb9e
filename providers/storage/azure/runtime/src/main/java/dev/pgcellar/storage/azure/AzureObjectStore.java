package dev.pgcellar.storage.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.DateTimeRfc1123;
import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.ContainerAbsentException;
import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.StoreLimits;
import dev.pgcellar.spi.WriteOptions;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** One container. */
final class AzureObjectStore implements ObjectStore {

    /** Size in bytes of the longest body that the SDK can send again; the service itself takes 4000 MiB. */
    static final long MAX_BODY = 2000L << 20;

    private static final int KIBI = 1 << 10;

    /** Contract 01 section 2.10; the size of an object as Azure's "Scalability targets for Blob storage". */
    private static final StoreLimits LIMITS = new StoreLimits(50_000, 64 * KIBI, MAX_BODY, 50_000L * MAX_BODY, 256);

    private static final HttpHeaderName RANGE = HttpHeaderName.fromString("x-ms-range");

    private final AzureClient client;
    private final AzureRequests requests;
    private final AzureWrites writes;
    private final AzureDeletion deletion;
    private final String prefix;

    private AzureObjectStore(AzureClient client, AzureSettings settings, String prefix) {
        this.client = client;
        this.requests = new AzureRequests(client, settings);
        this.writes = new AzureWrites(requests, settings);
        this.deletion = new AzureDeletion(requests, LIMITS.maxDeleteBatch());
        this.prefix = prefix.replaceFirst("/+$", "");
    }

    /** Opens a container; makes no request. */
    static ObjectStore open(AzureUrl url, AzureSettings settings, Environment environment) {
        return new AzureObjectStore(AzureClient.create(url.container(), settings, environment), settings, url.prefix());
    }

    @Override
    public StoreLimits limits() {
        return LIMITS;
    }

    @Override
    public Optional<ObjectInfo> head(String key) throws StoreException {
        return requests.about("look up", key, () -> {
            HttpRequest request = requests.blob(HttpMethod.HEAD, key);
            try {
                return Optional.of(info(key, requests.send(request).getHeaders()));
            } catch (AzureAnswerException e) {
                return emptyIfAbsent(e);
            }
        });
    }

    private static ObjectInfo info(String key, HttpHeaders headers) {
        return new ObjectInfo(
                key,
                Long.parseLong(headers.getValue(HttpHeaderName.CONTENT_LENGTH)),
                new DateTimeRfc1123(headers.getValue(HttpHeaderName.LAST_MODIFIED))
                        .getDateTime()
                        .toInstant());
    }

    @Override
    public Optional<ObjectContent> get(String key) throws StoreException {
        return requests.about("read", key, () -> open(key, null));
    }

    @Override
    public Optional<ObjectContent> get(String key, ByteRange range) throws StoreException {
        return requests.about("read", key, () -> open(key, range));
    }

    private Optional<ObjectContent> open(String key, ByteRange range) throws StoreException {
        HttpRequest request = requests.blob(HttpMethod.GET, key);
        if (range != null) {
            boolean toTheEnd = range.length() > LIMITS.maxObjectSize();
            request.setHeader(RANGE, "bytes=" + range.offset() + "-" + (toTheEnd ? "" : range.last()));
        }
        try {
            return Optional.of(content(key, range, requests.open(request)));
        } catch (AzureAnswerException e) {
            return e.status() == 416
                    ? Optional.of(new ObjectContent(key, InputStream.nullInputStream(), 0))
                    : emptyIfAbsent(e);
        }
    }

    private ObjectContent content(String key, ByteRange range, HttpResponse answer) throws StoreException {
        String length = answer.getHeaders().getValue(HttpHeaderName.CONTENT_LENGTH);
        boolean ignoredRange = range != null
                && answer.getStatusCode() != 206
                && (range.offset() > 0 || length != null && Long.parseLong(length) > range.length());
        if (length == null || ignoredRange) {
            answer.close();
            throw new StoreErrorException(
                    "cannot read '" + requests.url(key) + "': the server "
                            + (ignoredRange ? "ignores ranges" : "does not say how long it is"),
                    false,
                    null);
        }
        long bytes = Long.parseLong(length);
        InputStream body = answer.getBodyAsInputStream().block();
        return new ObjectContent(key, new AzureBody(body, requests.url(key), bytes), bytes);
    }

    private static <T> Optional<T> emptyIfAbsent(AzureAnswerException answer) {
        if (answer.status() == 404 && !answer.missesContainer()) {
            return Optional.empty();
        }
        throw answer;
    }

    @Override
    public PutOutcome put(String key, Payload payload, WriteOptions options) throws StoreException {
        return writes.put(key, payload, options);
    }

    /** Nothing is created by it, so a look at the key tells whether the container is there. */
    @Override
    public MultipartUpload startMultipartUpload(String key, long partSize, WriteOptions options) throws StoreException {
        head(key);
        return writes.startMultipartUpload(key, options);
    }

    @Override
    public ObjectListing list(String prefix) {
        return new AzureListing(requests, prefix, AzureListing.Depth.ALL_LEVELS);
    }

    @Override
    public ObjectListing listLevel(String prefix) {
        return new AzureListing(requests, prefix, AzureListing.Depth.ONE_LEVEL);
    }

    @Override
    public List<DeleteFailure> delete(List<String> keys) throws StoreException {
        return deletion.delete(keys);
    }

    /** By a listing below the URL's path, which is all that a token for the container alone allows (contract 04). */
    @Override
    public boolean containerExists() throws StoreException {
        try {
            list(prefix).hasNext();
            return true;
        } catch (ContainerAbsentException e) {
            return false;
        }
    }

    @Override
    public void createContainer() throws StoreException {
        requests.about("create the container '" + client.container().getBlobContainerUrl() + "'", () -> {
            try {
                return requests.send(requests.container(HttpMethod.PUT));
            } catch (AzureAnswerException e) {
                if (e.hasCode("ContainerAlreadyExists")) {
                    return null;
                }
                throw e;
            }
        });
    }

    @Override
    public void close() {
        client.close();
    }
}
