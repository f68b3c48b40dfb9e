package dev.pgcellar.transfer;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.WriteOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * An object written as a stream whose length need not be known. What fits into one part is written by a single put;
 * anything larger becomes a multipart upload whose parts are sent in the background. Used by one thread.
 *
 * <p>{@link #close()} only marks the end of the bytes, so that codec and tar streams may close what they wrap; the
 * object becomes visible by {@link #complete()}, and by nothing else. An upload that is never completed is aborted by
 * {@link Uploads#close()}.
 */
public final class ObjectUpload extends OutputStream {

    private final Uploads uploads;
    private final String key;
    private final WriteOptions options;
    private final List<Future<?>> sent = new ArrayList<>();
    private PartBuffer part;
    private MultipartUpload multipart;
    private int partNumber;
    private long bytes;

    ObjectUpload(Uploads uploads, String key, WriteOptions options) {
        this.uploads = uploads;
        this.key = key;
        this.options = options;
        this.part = uploads.newPart();
    }

    /** Key of the object. */
    public String key() {
        return key;
    }

    /** How many bytes were written so far. */
    public long bytes() {
        return bytes;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, source.length);
        int done = 0;
        while (done < count) {
            if (part.length() == uploads.partSize()) {
                sendPart();
            }
            int run = (int) Math.min(count - done, uploads.partSize() - part.length());
            append(source, offset + done, run);
            done += run;
        }
        bytes += count;
    }

    private void append(byte[] source, int offset, int count) throws IOException {
        try {
            part.append(source, offset, count);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void sendPart() throws IOException {
        uploads.ensureHealthy();
        if (multipart == null) {
            multipart = uploads.startMultipartUpload(key, options);
        }
        sent.removeIf(Future::isDone);
        partNumber++;
        sent.add(uploads.send(multipart, partNumber, part));
        part = uploads.newPart();
    }

    /** Ends the bytes; the object stays invisible until {@link #complete()}. */
    @Override
    public void close() {
        // Wrapping streams close what they wrap; only complete() may publish the object.
    }

    /**
     * Sends what is left, waits for all parts and makes the object visible.
     *
     * @throws TransferAbortedException when any upload of the same job has failed
     */
    public PutOutcome complete() throws IOException {
        uploads.ensureHealthy();
        return multipart == null ? putWhole() : completeMultipart();
    }

    private PutOutcome putWhole() throws IOException {
        try {
            return uploads.store().put(key, part, options);
        } finally {
            part.release();
        }
    }

    private PutOutcome completeMultipart() throws IOException {
        if (part.length() > 0) {
            sendPart();
        }
        awaitParts();
        uploads.ensureHealthy();
        PutOutcome outcome = multipart.complete();
        uploads.finished(multipart);
        return outcome;
    }

    private void awaitParts() throws IOException {
        try {
            for (Future<?> future : sent) {
                future.get();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw new IOException("sending a part of '" + key + "' failed: " + e.getCause(), e.getCause());
        }
    }

    private InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("writing '" + key + "' was interrupted");
    }
}
