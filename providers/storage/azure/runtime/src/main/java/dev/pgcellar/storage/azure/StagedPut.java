package dev.pgcellar.storage.azure;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Writes a payload that is too large for one request: its blocks are read where they lie, some at the same time. */
final class StagedPut {

    private static final int MAX_BLOCKS = 50_000;

    private final AzureWrites writes;
    private final AzureSettings settings;

    StagedPut(AzureWrites writes, AzureSettings settings) {
        this.writes = writes;
        this.settings = settings;
    }

    PutOutcome write(String key, Payload payload, WriteOptions options) throws StoreException {
        long blockSize = Math.max(settings.blockSize(), (payload.length() + MAX_BLOCKS - 1) / MAX_BLOCKS);
        int blocks = Math.toIntExact((payload.length() + blockSize - 1) / blockSize);
        try (MultipartUpload upload = writes.startMultipartUpload(key, options)) {
            send(upload, key, payload, blockSize, blocks);
            return upload.complete();
        }
    }

    private void send(MultipartUpload upload, String key, Payload payload, long blockSize, int blocks)
            throws StoreException {
        ExecutorService senders = Executors.newFixedThreadPool(Math.min(settings.concurrency(), blocks));
        ExecutorCompletionService<Void> sent = new ExecutorCompletionService<>(senders);
        try {
            for (int number = 1; number <= blocks; number++) {
                int block = number;
                sent.submit(() -> {
                    upload.uploadPart(block, slice(payload, (block - 1) * blockSize, blockSize));
                    return null;
                });
            }
            for (int number = 1; number <= blocks; number++) {
                sent.take().get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreErrorException("cannot write '" + key + "': interrupted", true, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw new StoreErrorException("cannot write '" + key + "': " + e.getCause(), false, e);
        } finally {
            senders.shutdownNow();
        }
    }

    private static Payload slice(Payload whole, long offset, long limit) {
        long length = Math.min(limit, whole.length() - offset);
        return new Payload() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() throws IOException {
                InputStream stream = whole.open();
                stream.skipNBytes(offset);
                return offset + length < whole.length() ? new BoundedStream(stream, length) : stream;
            }
        };
    }
}
