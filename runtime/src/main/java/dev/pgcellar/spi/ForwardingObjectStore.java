package dev.pgcellar.spi;

import java.util.List;
import java.util.Optional;

/**
 * Passes every call on to another store. Base of decorators, which override what they change.
 */
public abstract class ForwardingObjectStore implements ObjectStore {

    private final ObjectStore store;

    protected ForwardingObjectStore(ObjectStore store) {
        this.store = store;
    }

    @Override
    public MultipartUpload startMultipartUpload(String key, long partSize, WriteOptions options) throws StoreException {
        return store.startMultipartUpload(key, partSize, options);
    }

    @Override
    public StoreLimits limits() {
        return store.limits();
    }

    @Override
    public Optional<ObjectInfo> head(String key) throws StoreException {
        return store.head(key);
    }

    @Override
    public Optional<ObjectContent> get(String key) throws StoreException {
        return store.get(key);
    }

    @Override
    public Optional<ObjectContent> get(String key, ByteRange range) throws StoreException {
        return store.get(key, range);
    }

    @Override
    public PutOutcome put(String key, Payload payload, WriteOptions options) throws StoreException {
        return store.put(key, payload, options);
    }

    @Override
    public ObjectListing list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public ObjectListing listLevel(String prefix) {
        return store.listLevel(prefix);
    }

    @Override
    public List<DeleteFailure> delete(List<String> keys) throws StoreException {
        return store.delete(keys);
    }

    @Override
    public void discardUnfinishedUploads(List<String> prefixes) throws StoreException {
        store.discardUnfinishedUploads(prefixes);
    }

    @Override
    public Optional<ObjectLocks> objectLocks() {
        return store.objectLocks();
    }

    @Override
    public boolean clearsWholePrefixes() {
        return store.clearsWholePrefixes();
    }

    @Override
    public List<Finding> diagnose(String probeKey) throws StoreException {
        return store.diagnose(probeKey);
    }

    @Override
    public boolean containerExists() throws StoreException {
        return store.containerExists();
    }

    @Override
    public void createContainer() throws StoreException {
        store.createContainer();
    }

    @Override
    public void close() {
        store.close();
    }
}
