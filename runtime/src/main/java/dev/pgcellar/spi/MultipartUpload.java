package dev.pgcellar.spi;

/**
 * An object written in parts. Parts may be uploaded by several threads at once and in any order.
 *
 * <p>Exactly one of {@link #complete()} and {@link #abort()} ends the upload; {@link #close()} aborts one that was not
 * completed, so a try-with-resources block never leaves an upload open.
 */
public interface MultipartUpload extends AutoCloseable {

    /**
     * Uploads a part; uploading a number again replaces that part. A part whose payload failed may be uploaded again.
     *
     * @param number from 1 to {@link StoreLimits#maxParts()}
     * @param part as long as the part size this upload was started with, or shorter for the part with the highest
     *     number; a single empty part makes an empty object
     */
    void uploadPart(int number, Payload part) throws StoreException;

    /**
     * Makes the object visible: the parts in ascending order of their numbers, which must be 1, 2, 3… without a gap.
     * The object is durable on return.
     *
     * @return {@link PutOutcome#ALREADY_EXISTS} when the upload was started with {@link WriteCondition#IF_ABSENT} and
     *     the key is taken; the upload is then aborted
     */
    PutOutcome complete() throws StoreException;

    /**
     * Gives the upload up and frees what the store kept for it. Idempotent; does nothing after {@link #complete()}.
     */
    void abort() throws StoreException;

    /** Aborts the upload unless it was completed or aborted. */
    @Override
    default void close() throws StoreException {
        abort();
    }
}
