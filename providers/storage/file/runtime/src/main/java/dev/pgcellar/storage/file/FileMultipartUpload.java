package dev.pgcellar.storage.file;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteCondition;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * One temporary file for all parts: part n lies at (n - 1) times the part size, so parts need no joining.
 */
final class FileMultipartUpload implements MultipartUpload {

    private final String key;
    private final long partSize;
    private final int maxParts;
    private final WriteCondition condition;
    private final TemporaryFile file;
    private final FileFailures failures;
    private final NavigableMap<Integer, Long> lengthByNumber = new ConcurrentSkipListMap<>();

    FileMultipartUpload(
            String key,
            long partSize,
            int maxParts,
            WriteCondition condition,
            TemporaryFile file,
            FileFailures failures) {
        this.key = key;
        this.partSize = partSize;
        this.maxParts = maxParts;
        this.condition = condition;
        this.file = file;
        this.failures = failures;
    }

    @Override
    public void uploadPart(int number, Payload part) throws StoreException {
        if (number < 1 || number > maxParts || part.length() > partSize) {
            throw new IllegalArgumentException("part " + number + " of '" + key + "' with " + part.length()
                    + " bytes: numbers go from 1 to " + maxParts + ", lengths up to " + partSize);
        }
        lengthByNumber.remove(number);
        try {
            file.write((number - 1) * partSize, part);
        } catch (IOException e) {
            throw failures.writing("cannot write part " + number + " of '" + key + "'", e);
        }
        lengthByNumber.put(number, part.length());
    }

    @Override
    public PutOutcome complete() throws StoreException {
        long size = size();
        try {
            PutOutcome outcome = file.publish(size, condition);
            file.close();
            return outcome;
        } catch (IOException e) {
            throw failures.writing("cannot complete '" + key + "'", e);
        }
    }

    private long size() {
        if (lengthByNumber.isEmpty() || lengthByNumber.lastKey() != lengthByNumber.size()) {
            throw new IllegalStateException("'" + key + "' cannot be completed: the uploaded parts "
                    + lengthByNumber.keySet() + " are not 1, 2, 3 and so on");
        }
        int last = lengthByNumber.lastKey();
        lengthByNumber.headMap(last).forEach((number, length) -> {
            if (length != partSize) {
                throw new IllegalStateException("'" + key + "' cannot be completed: part " + number + " has " + length
                        + " bytes and not " + partSize + " as every part but the last");
            }
        });
        return (last - 1) * partSize + lengthByNumber.get(last);
    }

    @Override
    public void abort() throws StoreException {
        try {
            file.close();
        } catch (IOException e) {
            throw failures.writing("cannot remove the unfinished '" + key + "'", e);
        }
    }
}
