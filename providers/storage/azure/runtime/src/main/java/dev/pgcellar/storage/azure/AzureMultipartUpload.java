package dev.pgcellar.storage.azure;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Blocks of one blob, in the order of their numbers (contract 04 section 2). The service knows no upload: until they are
 * committed, blocks belong to the blob's name, so of two uploads of one key at the same time the second to be completed
 * fails.
 */
final class AzureMultipartUpload implements MultipartUpload {

    private final AzureRequests requests;
    private final BlockList blocks;
    private final String key;
    private final WriteOptions options;

    /** Lengths by number. */
    private final SortedMap<Integer, Long> parts = new ConcurrentSkipListMap<>();

    private volatile boolean staged;
    private volatile boolean ended;

    AzureMultipartUpload(AzureRequests requests, AzureWrites writes, String key, WriteOptions options) {
        this.requests = requests;
        this.blocks = new BlockList(requests, writes, key);
        this.key = key;
        this.options = options;
    }

    /** A block must not be empty, so an empty part is none. */
    @Override
    public void uploadPart(int number, Payload part) throws StoreException {
        if (part.length() > 0) {
            staged = true;
            requests.about("write part " + number + " of", key, () -> {
                blocks.stage(number, part);
                return null;
            });
        }
        parts.put(number, part.length());
    }

    @Override
    public PutOutcome complete() throws StoreException {
        requireNoGap();
        PutOutcome outcome = requests.about(
                "complete the upload to", key, () -> AzureWrites.outcome(options, () -> commit(nonEmpty())));
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

    private List<Map.Entry<Integer, Long>> nonEmpty() {
        return parts.entrySet().stream().filter(part -> part.getValue() > 0).toList();
    }

    private void commit(List<Map.Entry<Integer, Long>> lengths) throws StoreException {
        try {
            blocks.commit(lengths.stream().map(Map.Entry::getKey).toList(), options);
        } catch (AzureAnswerException e) {
            // When the answer to the first attempt is lost, the second one finds the blocks committed.
            if (!e.hasCode("InvalidBlockList") || !blocks.areCommitted(lengths)) {
                throw e;
            }
        }
    }

    /**
     * Makes the service drop the blocks: a blob is committed without them, and deleted. Where the key has a blob already
     * that one stays, and the service drops the blocks after a week. An interrupted thread too gives the upload up
     * before it leaves.
     */
    @Override
    public void abort() throws StoreException {
        if (ended) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            if (staged) {
                requests.about("abort the upload to", key, () -> {
                    blocks.discard();
                    return null;
                });
            }
            ended = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
