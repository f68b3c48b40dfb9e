package dev.pgcellar.storage.s3;

import dev.pgcellar.spi.Finding;
import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.Tag;
import dev.pgcellar.spi.WriteCondition;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.storage.s3.S3Settings.Encryption;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Writes objects, whole or in parts, with the encryption and tags asked for. */
final class S3Writes {

    private final S3Requests requests;
    private final Encryption encryption;
    private final ConditionalWrites conditional;

    S3Writes(S3Requests requests, Encryption encryption) {
        this.requests = requests;
        this.encryption = encryption;
        this.conditional = new ConditionalWrites(requests);
    }

    PutOutcome put(String key, Payload payload, WriteOptions options) throws StoreException {
        return requests.send("write", key, () -> {
            if (options.condition() == WriteCondition.IF_ABSENT) {
                return conditional.write(key, header -> send(key, payload, options, header));
            }
            send(key, payload, options, null);
            return PutOutcome.WRITTEN;
        });
    }

    /**
     * @param ifNoneMatch null to write in any case
     */
    private void send(String key, Payload payload, WriteOptions options, String ifNoneMatch) throws StoreException {
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(requests.bucket())
                .key(key)
                .serverSideEncryption(encryption.algorithm())
                .ssekmsKeyId(encryption.kmsKeyId())
                .tagging(tagging(options.tags()))
                .ifNoneMatch(ifNoneMatch)
                .build();
        try (PayloadBody body = new PayloadBody(payload)) {
            requests.client().putObject(request, body.toRequestBody());
        } catch (S3Exception e) {
            // The code is lost with the body of an early answer, but a put misses nothing except the bucket.
            if (e.statusCode() == 404) {
                throw requests.errors().bucketAbsent(e);
            }
            throw e;
        }
    }

    /** What is known of the server's conditional writes after one was tried. */
    List<Finding> diagnose() {
        return conditional.areKnownUnsupported()
                ? List.of(Finding.warning(
                        "conditional writes",
                        "the server has none: each key is asked for before it is written",
                        "Let no two servers archive to this place at the same time: between the question and the write"
                                + " another may write."))
                : List.of();
    }

    MultipartUpload startMultipartUpload(String key, WriteOptions options) throws StoreException {
        CreateMultipartUploadRequest request = CreateMultipartUploadRequest.builder()
                .bucket(requests.bucket())
                .key(key)
                .serverSideEncryption(encryption.algorithm())
                .ssekmsKeyId(encryption.kmsKeyId())
                .tagging(tagging(options.tags()))
                .build();
        String uploadId = requests.send("begin an upload to", key, () -> requests.client()
                .createMultipartUpload(request)
                .uploadId());
        return new S3MultipartUpload(requests, conditional, key, uploadId, options.condition());
    }

    /** As a query string; null when there are no tags, so that the header is left out. */
    private static String tagging(List<Tag> tags) {
        return tags.isEmpty()
                ? null
                : tags.stream()
                        .map(tag -> encode(tag.key()) + "=" + encode(tag.value()))
                        .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
