package dev.pgcellar.transfer;

import dev.pgcellar.spi.ForwardingObjectStore;
import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;

/**
 * A store whose multipart uploads together stay below a rate. Everything else is passed through.
 */
public final class BandwidthLimitedStore extends ForwardingObjectStore {

    private final BandwidthLimit limit;

    /**
     * @param bytesPerSecond at least 1
     */
    public BandwidthLimitedStore(ObjectStore store, long bytesPerSecond) {
        super(store);
        this.limit = new BandwidthLimit(bytesPerSecond, System::nanoTime);
    }

    @Override
    public MultipartUpload startMultipartUpload(String key, long partSize, WriteOptions options) throws StoreException {
        MultipartUpload upload = super.startMultipartUpload(key, partSize, options);
        return new MultipartUpload() {
            @Override
            public void uploadPart(int number, Payload part) throws StoreException {
                awaitTurn(part.length());
                upload.uploadPart(number, part);
            }

            @Override
            public PutOutcome complete() throws StoreException {
                return upload.complete();
            }

            @Override
            public void abort() throws StoreException {
                upload.abort();
            }
        };
    }

    private void awaitTurn(long bytes) throws StoreException {
        try {
            limit.await(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreErrorException("waiting for bandwidth was interrupted", true, e);
        }
    }
}
