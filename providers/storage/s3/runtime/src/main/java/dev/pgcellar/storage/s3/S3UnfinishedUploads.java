package dev.pgcellar.storage.s3;

import dev.pgcellar.spi.StoreException;
import java.util.Collections;
import java.util.List;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Multipart uploads that nobody will complete; S3 keeps their parts, and charges for them, until they are aborted. */
final class S3UnfinishedUploads {

    private static final Logger LOG = Logger.getLogger(S3UnfinishedUploads.class);

    private final S3Requests requests;

    S3UnfinishedUploads(S3Requests requests) {
        this.requests = requests;
    }

    /** Aborts all uploads to keys with one of the prefixes: one listing of what the prefixes have in common. */
    void abort(List<String> prefixes) throws StoreException {
        if (prefixes.isEmpty()) {
            return;
        }
        String listed = commonFolder(Collections.min(prefixes), Collections.max(prefixes));
        String key = null;
        String id = null;
        boolean more = true;
        while (more) {
            ListMultipartUploadsResponse page = page(listed, key, id);
            for (MultipartUpload upload : page.uploads()) {
                // Not every server heeds the prefix of the request.
                if (prefixes.stream().anyMatch(upload.key()::startsWith)) {
                    abort(upload);
                }
            }
            key = page.nextKeyMarker();
            id = page.nextUploadIdMarker();
            more = Boolean.TRUE.equals(page.isTruncated()) && key != null;
        }
    }

    private static String commonFolder(String first, String last) {
        int end = 0;
        while (end < first.length() && end < last.length() && first.charAt(end) == last.charAt(end)) {
            end++;
        }
        return first.substring(0, first.lastIndexOf('/', end - 1) + 1);
    }

    private ListMultipartUploadsResponse page(String prefix, String key, String id) throws StoreException {
        return requests.send("list the unfinished uploads to", prefix, () -> requests.client()
                .listMultipartUploads(request -> request.bucket(requests.bucket())
                        .prefix(prefix)
                        .encodingType(EncodingType.URL)
                        .keyMarker(key)
                        .uploadIdMarker(id)));
    }

    private void abort(MultipartUpload upload) throws StoreException {
        requests.run("abort the upload to", upload.key(), () -> {
            try {
                requests.client().abortMultipartUpload(request -> request.bucket(requests.bucket())
                        .key(upload.key())
                        .uploadId(upload.uploadId()));
            } catch (S3Exception e) {
                if (e.statusCode() != 404) {
                    throw e;
                }
            }
        });
        LOG.infof("aborted an upload to '%s' that was never finished", requests.url(upload.key()));
    }
}
