package dev.pgcellar.storage.s3;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteCondition;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** An upload in parts, known to the server by its id. */
final class S3MultipartUpload implements MultipartUpload {

    private final S3Requests requests;
    private final ConditionalWrites conditional;
    private final String key;
    private final String id;
    private final WriteCondition condition;
    private final SortedMap<Integer, UploadedPart> parts = new ConcurrentSkipListMap<>();
    private volatile boolean ended;

    private record UploadedPart(CompletedPart receipt, long length) {}

    S3MultipartUpload(
            S3Requests requests, ConditionalWrites conditional, String key, String id, WriteCondition condition) {
        this.requests = requests;
        this.conditional = conditional;
        this.key = key;
        this.id = id;
        this.condition = condition;
    }

    @Override
    public void uploadPart(int number, Payload part) throws StoreException {
        UploadPartRequest request = UploadPartRequest.builder()
                .bucket(requests.bucket())
                .key(key)
                .uploadId(id)
                .partNumber(number)
                .build();
        UploadPartResponse response = requests.send("write part " + number + " of", key, () -> {
            try (PayloadBody body = new PayloadBody(part)) {
                return requests.client().uploadPart(request, body.toRequestBody());
            }
        });
        parts.put(number, new UploadedPart(receipt(number, response), part.length()));
    }

    /** With the checksums that the SDK computed while it sent the part, which S3 then asks for. */
    private static CompletedPart receipt(int number, UploadPartResponse response) {
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(response.eTag())
                .checksumCRC32(response.checksumCRC32())
                .checksumCRC32C(response.checksumCRC32C())
                .checksumCRC64NVME(response.checksumCRC64NVME())
                .checksumSHA1(response.checksumSHA1())
                .checksumSHA256(response.checksumSHA256())
                .build();
    }

    @Override
    public PutOutcome complete() throws StoreException {
        requireNoGap();
        PutOutcome outcome = requests.send("complete the upload to", key, () -> {
            if (condition == WriteCondition.IF_ABSENT) {
                return conditional.write(key, this::send);
            }
            send(null);
            return PutOutcome.WRITTEN;
        });
        if (outcome == PutOutcome.WRITTEN) {
            ended = true;
        } else {
            abort();
        }
        return outcome;
    }

    private void requireNoGap() {
        if (parts.isEmpty() || parts.lastKey() != parts.size()) {
            throw new IllegalStateException("the parts of '" + requests.url(key) + "' have a gap: " + parts.keySet());
        }
    }

    private void send(String ifNoneMatch) {
        List<CompletedPart> receipts =
                parts.values().stream().map(UploadedPart::receipt).toList();
        CompleteMultipartUploadRequest request = CompleteMultipartUploadRequest.builder()
                .bucket(requests.bucket())
                .key(key)
                .uploadId(id)
                .ifNoneMatch(ifNoneMatch)
                .multipartUpload(upload -> upload.parts(receipts))
                .build();
        try {
            requests.client().completeMultipartUpload(request);
        } catch (S3Exception e) {
            if (!isCompletedByEarlierAttempt(e)) {
                throw e;
            }
        }
    }

    /** When the answer to the first attempt is lost, the second one finds no such upload any more. */
    private boolean isCompletedByEarlierAttempt(S3Exception answer) {
        if (!S3Errors.hasCode(answer, "NoSuchUpload") || answer.numAttempts() == null || answer.numAttempts() < 2) {
            return false;
        }
        long total = parts.values().stream().mapToLong(UploadedPart::length).sum();
        try {
            return requests.client()
                            .headObject(head -> head.bucket(requests.bucket()).key(key))
                            .contentLength()
                    == total;
        } catch (S3Exception e) {
            return false;
        }
    }

    /** An interrupted thread too gives the upload up before it leaves. */
    @Override
    public void abort() throws StoreException {
        if (ended) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            requests.run("abort the upload to", key, this::sendAbort);
            ended = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void sendAbort() {
        try {
            requests.client()
                    .abortMultipartUpload(request ->
                            request.bucket(requests.bucket()).key(key).uploadId(id));
        } catch (S3Exception e) {
            if (e.statusCode() != 404) {
                throw e;
            }
        }
    }
}
