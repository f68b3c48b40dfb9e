package dev.pgcellar.storage.gcs;

import com.google.api.client.http.HttpResponseException;
import com.google.api.services.storage.model.StorageObject;
import dev.pgcellar.google.ErrorDocument;
import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.Tag;
import dev.pgcellar.spi.WriteCondition;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.storage.gcs.MultipartRequests.Part;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** An upload in parts, known to the server by its id. */
final class GcsMultipartUpload implements MultipartUpload {

    private static final Logger LOG = Logger.getLogger(GcsMultipartUpload.class);

    /** Names and values that a header carries unchanged; the names of headers know no case. */
    private static final Pattern HEADER_NAME = Pattern.compile("[a-z0-9._+-]+");

    private static final Pattern HEADER_VALUE = Pattern.compile("[!-~]([ -~]*[!-~])?");

    private final GcsRequests requests;
    private final MultipartRequests multipart;
    private final String key;
    private final String id;
    private final WriteOptions options;
    private final AtomicBoolean announced;
    private final SortedMap<Integer, Part> parts = new ConcurrentSkipListMap<>();
    private volatile boolean ended;

    private GcsMultipartUpload(
            GcsRequests requests,
            MultipartRequests multipart,
            String key,
            String id,
            WriteOptions options,
            AtomicBoolean announced) {
        this.requests = requests;
        this.multipart = multipart;
        this.key = key;
        this.id = id;
        this.options = options;
        this.announced = announced;
    }

    /**
     * @param announced whether the log says already how conditional uploads go about it
     */
    static MultipartUpload begin(GcsRequests requests, String key, WriteOptions options, AtomicBoolean announced)
            throws StoreException {
        MultipartRequests multipart = new MultipartRequests(requests.client(), requests.bucket(), key);
        Map<String, String> metadata = fitsHeaders(options.tags()) ? ObjectInsert.metadataOf(options.tags()) : Map.of();
        String id = requests.send("begin an upload to", key, () -> multipart.begin(metadata));
        return new GcsMultipartUpload(requests, multipart, key, id, options, announced);
    }

    private static boolean fitsHeaders(List<Tag> tags) {
        return tags.stream()
                .allMatch(tag -> HEADER_NAME.matcher(tag.key()).matches()
                        && HEADER_VALUE.matcher(tag.value()).matches());
    }

    @Override
    public void uploadPart(int number, Payload part) throws StoreException {
        parts.put(number, requests.send("write part " + number + " of", key, () -> multipart.send(id, number, part)));
    }

    @Override
    public PutOutcome complete() throws StoreException {
        requireNoGap();
        if (options.condition() == WriteCondition.IF_ABSENT && isTaken()) {
            abort();
            return PutOutcome.ALREADY_EXISTS;
        }
        requests.send("complete the upload to", key, () -> {
            verify(join());
            return null;
        });
        ended = true;
        if (!fitsHeaders(options.tags())) {
            requests.send("set the tags of", key, () -> {
                setMetadata();
                return null;
            });
        }
        return PutOutcome.WRITTEN;
    }

    private void requireNoGap() {
        if (parts.isEmpty() || parts.lastKey() != parts.size()) {
            throw new IllegalStateException("the parts of '" + requests.url(key) + "' have a gap: " + parts.keySet());
        }
    }

    private boolean isTaken() throws StoreException {
        if (announced.compareAndSet(false, true)) {
            LOG.infof(
                    "multipart uploads to 'gs://%s' know no conditions; asking for each key before its upload is"
                            + " completed",
                    requests.bucket());
        }
        return new GcsReads(requests).head(key).isPresent();
    }

    private Optional<String> join() throws IOException {
        try {
            return multipart.complete(id, parts.values());
        } catch (HttpResponseException e) {
            // The answer to an earlier attempt may be lost, and the upload gone because it was completed.
            if (ErrorDocument.of(e).code().equals("NoSuchUpload")) {
                return completedByEarlierAttempt(e);
            }
            throw e;
        }
    }

    private Optional<String> completedByEarlierAttempt(HttpResponseException answer) throws IOException {
        try {
            StorageObject object = requests.api()
                    .objects()
                    .get(requests.bucket(), key)
                    .setFields("crc32c")
                    .execute();
            if (expectedSum().equals(object.getCrc32c())) {
                return Optional.empty();
            }
        } catch (HttpResponseException e) {
            throw answer;
        }
        throw answer;
    }

    private void verify(Optional<String> actual) throws StoreException {
        String expected = expectedSum();
        if (actual.isPresent() && !actual.get().equals(expected)) {
            throw new StoreErrorException(
                    "cannot complete the upload to '" + requests.url(key) + "': the server says its checksum is crc32c "
                            + actual.get() + " instead of " + expected,
                    true,
                    null);
        }
    }

    private String expectedSum() {
        int sum = 0;
        for (Part part : parts.values()) {
            sum = Crc32cCombination.of(sum, part.sum(), part.length());
        }
        return Crc32c.text(sum);
    }

    private void setMetadata() throws IOException {
        requests.api()
                .objects()
                .patch(requests.bucket(), key, new StorageObject().setMetadata(ObjectInsert.metadataOf(options.tags())))
                .setFields("name")
                .execute();
    }

    /** An interrupted thread too gives the upload up before it leaves. */
    @Override
    public void abort() throws StoreException {
        if (ended) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            requests.send("abort the upload to", key, () -> {
                sendAbort();
                return null;
            });
            ended = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void sendAbort() throws IOException {
        try {
            multipart.abort(id);
        } catch (HttpResponseException e) {
            if (e.getStatusCode() != 404) {
                throw e;
            }
        }
    }
}
