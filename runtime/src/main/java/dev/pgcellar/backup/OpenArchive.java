package dev.pgcellar.backup;

import dev.pgcellar.archive.ArchiveWriter;
import dev.pgcellar.transfer.ObjectUpload;
import java.io.IOException;
import java.io.OutputStream;

/**
 * An archive being written: tar, through the codec, into an upload.
 */
final class OpenArchive {

    private final String name;
    private final long openedAt;
    private final ObjectUpload upload;
    private final OutputStream codec;
    private final ArchiveWriter writer;

    /**
     * @param name {@code data}, or the OID of a tablespace
     * @param openedAt what {@link CopyStatistics#opened} returned
     * @param codec compresses into the upload, or is the upload itself
     */
    OpenArchive(String name, long openedAt, ObjectUpload upload, OutputStream codec) {
        this.name = name;
        this.openedAt = openedAt;
        this.upload = upload;
        this.codec = codec;
        this.writer = new ArchiveWriter(codec);
    }

    String name() {
        return name;
    }

    ArchiveWriter writer() {
        return writer;
    }

    /** Bytes produced so far, after compression. */
    long bytesProduced() {
        return upload.bytes();
    }

    /** Finishes the tar and the codec and makes the object visible; returns its size in bytes. */
    long complete(CopyStatistics statistics) throws IOException {
        writer.finish();
        codec.close();
        upload.complete();
        statistics.completed(name, openedAt);
        return upload.bytes();
    }
}
