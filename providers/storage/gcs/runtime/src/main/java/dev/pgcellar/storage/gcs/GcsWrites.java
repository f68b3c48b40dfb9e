package dev.pgcellar.storage.gcs;

import com.google.api.client.http.HttpResponseException;
import com.google.api.services.storage.model.StorageObject;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import java.io.IOException;

/** Writes whole objects, by one request or by a resumable session. */
final class GcsWrites {

    /** Cloud Storage documentation, "Uploads and downloads": resumable uploads pay for files larger than this. */
    private static final long LARGEST_SINGLE_REQUEST = 8 << 20;

    private final GcsRequests requests;

    GcsWrites(GcsRequests requests) {
        this.requests = requests;
    }

    PutOutcome put(String key, Payload payload, WriteOptions options) throws StoreException {
        return requests.send("write", key, () -> {
            int sum = Crc32c.of(payload);
            ObjectInsert insert = new ObjectInsert(requests, key, sum, options);
            try {
                verify(key, write(insert, payload), Crc32c.text(sum));
                return PutOutcome.WRITTEN;
            } catch (HttpResponseException e) {
                if (e.getStatusCode() == 412) {
                    return PutOutcome.ALREADY_EXISTS;
                }
                throw e;
            }
        });
    }

    private StorageObject write(ObjectInsert insert, Payload payload) throws IOException {
        return payload.length() <= LARGEST_SINGLE_REQUEST
                ? insert.sendAtOnce(payload)
                : new ResumableUpload(requests.client(), insert, payload).send();
    }

    /** The server compared too; an answer that differs all the same is not left to be taken for the object. */
    private void verify(String key, StorageObject written, String expected) throws IOException {
        String actual = written.getCrc32c();
        if (actual == null || actual.equals(expected)) {
            return;
        }
        requests.api()
                .objects()
                .delete(requests.bucket(), key)
                .setGeneration(written.getGeneration())
                .execute();
        throw new StoreErrorException(
                "cannot write '" + requests.url(key) + "': the server says its checksum is crc32c " + actual
                        + " instead of " + expected + "; the object was deleted again",
                true,
                null);
    }
}
