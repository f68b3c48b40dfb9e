package dev.pgcellar.spi;

import java.util.List;
import java.util.Optional;

/**
 * One opened container: an S3 bucket, an Azure container, a GCS bucket or a folder.
 *
 * <p>The interface is minimal on purpose: every method has the same observable result on every store, and behaviour
 * that cuts across stores (throttling, metrics, encryption, dry run) is a decorator of this interface. Think twice
 * before adding a method; each one has to be implemented, with equal semantics, by every provider.
 *
 * <h2>Keys</h2>
 * A key is a non-empty Unicode string of at most 1024 UTF-8 bytes, the full name of an object inside the container. It
 * may contain spaces, {@code +}, {@code %}, empty components ({@code a//b}) and any printable Unicode character; stores
 * keep it exactly. A store need not be able to hold both {@code a} and {@code a/b}; it refuses the second with
 * {@link StoreConflictException}. A store that cannot hold a key with a component {@code .} or {@code ..} refuses it with
 * a {@link StoreException} that is not retryable; it never resolves such a component as a path.
 *
 * <h2>Failures</h2>
 * Absence is a value, not a failure. Everything else is one of the {@link StoreException}s. Retries belong to the
 * store's client library: when an exception reaches the caller, the configured attempts are already spent. Every call
 * has a deadline; a store that stops answering fails with {@link StoreUnreachableException}.
 *
 * <h2>Threads</h2>
 * Implementations are safe for use by many threads at once. Calls block. An interrupted thread leaves a call soon with
 * a {@link StoreException} and its interrupt status set.
 */
public interface ObjectStore extends AutoCloseable {

    /**
     * The sizes and counts this store accepts. Constant for the life of the store; never makes a request.
     */
    StoreLimits limits();

    /**
     * Asks for an object's size without reading it.
     *
     * @return the object, or empty when no object has this key. Stores that cannot tell an absent object from an absent
     *     container in one request may answer empty for both
     * @throws ContainerAbsentException when the container does not exist and the store can tell
     */
    Optional<ObjectInfo> head(String key) throws StoreException;

    /**
     * Opens a whole object for reading.
     *
     * @return the open content, to be closed by the caller, or empty when no object has this key
     * @throws ContainerAbsentException when the container does not exist
     */
    Optional<ObjectContent> get(String key) throws StoreException;

    /**
     * Opens a part of an object for reading.
     *
     * <p>A range that reaches past the end of the object gives the bytes that exist; one that begins at or past the end
     * gives content of length zero.
     *
     * @return the open content, to be closed by the caller, or empty when no object has this key
     * @throws ContainerAbsentException when the container does not exist
     */
    Optional<ObjectContent> get(String key, ByteRange range) throws StoreException;

    /**
     * Writes a whole object. It becomes visible complete or not at all, and is durable on return. A payload that fails,
     * or delivers fewer bytes than it announced, makes the write fail with a {@link StoreException}; nothing is written
     * then.
     *
     * @return {@link PutOutcome#WRITTEN}, or {@link PutOutcome#ALREADY_EXISTS} when the options ask for
     *     {@link WriteCondition#IF_ABSENT} and the key was taken, in which case the existing object is untouched. Of
     *     several concurrent conditional writers exactly one gets {@code WRITTEN}. A store whose server has no
     *     conditional writes asks for the key first and says so once in its log
     * @throws ContainerAbsentException when the container does not exist; no container is ever created implicitly
     */
    PutOutcome put(String key, Payload payload, WriteOptions options) throws StoreException;

    /**
     * Begins a multipart upload. Nothing is visible under the key until {@link MultipartUpload#complete()}; an existing
     * object stays readable until then.
     *
     * @param partSize size in bytes of every part but the last, which may be smaller; between
     *     {@link StoreLimits#minPartSize()} and {@link StoreLimits#maxPartSize()}
     * @throws ContainerAbsentException when the container does not exist
     */
    MultipartUpload startMultipartUpload(String key, long partSize, WriteOptions options) throws StoreException;

    /**
     * Lists the objects whose key starts with a prefix, in ascending order of their UTF-8 bytes, page by page.
     *
     * @param prefix any string, not only whole components; empty lists everything
     * @return a lazy listing: the first request is made by its first {@code hasNext} or {@code next}
     */
    ObjectListing list(String prefix);

    /**
     * Lists one level of the hierarchy: objects whose key starts with the prefix and holds no {@code /} after it, and
     * one {@link CommonPrefix} for each distinct key start up to and including the first {@code /} after the prefix.
     * Within one page prefixes and objects may come in either order; within each of the two kinds the order is
     * ascending.
     *
     * @param prefix usually ends in {@code /}, but need not
     * @return a lazy listing, as for {@link #list(String)}
     */
    ObjectListing listLevel(String prefix);

    /**
     * Deletes objects. Absent keys count as deleted. Any number of keys may be given; requests to the store are batched
     * by {@link StoreLimits#maxDeleteBatch()}, and a failed batch does not keep later batches from being tried.
     *
     * @return the keys that could not be deleted, with the store's reason each; empty when all are gone
     * @throws ContainerAbsentException when the container does not exist
     */
    List<DeleteFailure> delete(List<String> keys) throws StoreException;

    /**
     * Frees what killed writers left of objects that never became visible. To be called only when nobody writes under
     * the prefixes: an upload under way there may fail. The default does nothing, for stores that drop unfinished uploads
     * by themselves.
     *
     * @param prefixes each ends in {@code /}; only objects directly under one, without a further {@code /} in their key,
     *     need be looked for
     * @throws StoreAccessDeniedException also when everything else is allowed: stores ask for a permission of its own
     */
    default void discardUnfinishedUploads(List<String> prefixes) throws StoreException {}

    /**
     * The locks that keep objects from being deleted. Most stores have none that a client can ask for.
     *
     * @return empty when this store knows no such locks; never makes a request
     */
    default Optional<ObjectLocks> objectLocks() {
        return Optional.empty();
    }

    /**
     * Whether folders of obsolete WAL are cleared as a whole, with whatever else lies in them, instead of file by file.
     * The command-line contract asks it of Amazon S3, and of no other store (contract 03 section 8.3). Constant for the
     * life of the store; never makes a request.
     */
    default boolean clearsWholePrefixes() {
        return false;
    }

    /**
     * What an operator should know of this store besides whether the other methods work: how it is addressed, what its
     * server supports, what the container is configured to do. Only {@code pgcellar doctor} asks. What cannot be found
     * out is {@linkplain Finding.State#SKIPPED skipped}. The default has nothing to say.
     *
     * @param probeKey key of an object that the store may write, or replace; the caller removes it
     * @throws StoreException when the store cannot be reached
     */
    default List<Finding> diagnose(String probeKey) throws StoreException {
        return List.of();
    }

    /**
     * Asks whether the container exists.
     *
     * @throws StoreUnreachableException when the store cannot be reached
     * @throws StoreAccessDeniedException when the credentials do not allow an answer
     */
    boolean containerExists() throws StoreException;

    /**
     * Creates the container; does nothing when it exists already.
     */
    void createContainer() throws StoreException;

    /**
     * Releases connections and threads. Idempotent; never throws.
     */
    @Override
    void close();
}
