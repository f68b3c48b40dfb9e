package dev.pgcellar.transfer;

import dev.pgcellar.spi.ByteRange;
import dev.pgcellar.spi.DeleteFailure;
import dev.pgcellar.spi.ForwardingObjectStore;
import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A store that tells how many bytes of content are written and read, and how many objects are deleted.
 */
public final class ObservedStore extends ForwardingObjectStore {

    /** Content that is read is told of in pieces of this size in bytes. */
    private static final long PIECE = 1 << 20;

    /** Is told what was done, in any thread, also by several at once. */
    @FunctionalInterface
    public interface Observer {

        /** Content of so many bytes is through. */
        void transferred(long bytes);

        /** So many objects are deleted; a folder that is deleted as a whole counts as one. */
        default void deleted(long objects) {}
    }

    private final Observer observer;

    public ObservedStore(ObjectStore store, Observer observer) {
        super(store);
        this.observer = observer;
    }

    @Override
    public PutOutcome put(String key, Payload payload, WriteOptions options) throws StoreException {
        PutOutcome outcome = super.put(key, payload, options);
        if (outcome == PutOutcome.WRITTEN) {
            observer.transferred(payload.length());
        }
        return outcome;
    }

    @Override
    public Optional<ObjectContent> get(String key) throws StoreException {
        return super.get(key).map(content -> observed(key, content));
    }

    @Override
    public Optional<ObjectContent> get(String key, ByteRange range) throws StoreException {
        return super.get(key, range).map(content -> observed(key, content));
    }

    private ObjectContent observed(String key, ObjectContent content) {
        return new ObjectContent(key, new ObservedStream(content.stream()), content.length());
    }

    @Override
    public MultipartUpload startMultipartUpload(String key, long partSize, WriteOptions options) throws StoreException {
        MultipartUpload upload = super.startMultipartUpload(key, partSize, options);
        return new MultipartUpload() {
            @Override
            public void uploadPart(int number, Payload part) throws StoreException {
                upload.uploadPart(number, part);
                observer.transferred(part.length());
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

    @Override
    public List<DeleteFailure> delete(List<String> keys) throws StoreException {
        List<DeleteFailure> failures = super.delete(keys);
        if (keys.size() > failures.size()) {
            observer.deleted(keys.size() - failures.size());
        }
        return failures;
    }

    private final class ObservedStream extends FilterInputStream {

        private long untold;

        ObservedStream(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(long bytes) {
            untold += bytes;
            if (untold >= PIECE) {
                tell();
            }
        }

        private void tell() {
            if (untold > 0) {
                observer.transferred(untold);
                untold = 0;
            }
        }

        @Override
        public void close() throws IOException {
            tell();
            super.close();
        }
    }
}
