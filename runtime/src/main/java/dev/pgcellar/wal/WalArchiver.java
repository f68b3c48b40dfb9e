package dev.pgcellar.wal;

import dev.pgcellar.OperationFailedException;
import dev.pgcellar.layout.ServerLayout;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.PutOutcome;
import dev.pgcellar.spi.StoreErrorException;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.transfer.Compression;
import dev.pgcellar.transfer.ObjectUpload;
import dev.pgcellar.transfer.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Archives WAL files (contract 03 section 1). One request in the ordinary case: no listing, no probe of the container.
 */
public final class WalArchiver {

    /** Compressed files up to this size, in bytes, are written by a single put; larger ones in parts. */
    private static final long PART_SIZE = 64L << 20;

    private static final int COPY_BUFFER = 128 << 10;

    private final ObjectStore store;
    private final ServerLayout layout;

    public WalArchiver(ObjectStore store, ServerLayout layout) {
        this.store = store;
        this.layout = layout;
    }

    /**
     * Archives one file. On return it is durable in the store; on any exception the archive is as it was.
     *
     * @param file to be read; not changed
     * @param name under which it is archived
     * @param compression empty to store the file as it is
     * @param existing what to do when the key is taken
     * @param options tags of the new object; its condition is set here
     * @throws OperationFailedException when the archive holds other content under this name
     * @throws IOException when the file cannot be read or the store fails
     */
    public WalArchiveOutcome archive(
            Path file, WalName name, Optional<Compression> compression, ExistingWal existing, WriteOptions options)
            throws IOException, OperationFailedException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a folder, not a WAL file");
        }
        String key = layout.wal(name) + compression.map(Compression::suffix).orElse("");
        WriteOptions conditional = existing == ExistingWal.COMPARE ? options.ifAbsent() : options;
        PutOutcome outcome = compression.isPresent()
                ? putCompressed(file, key, compression.get(), conditional)
                : store.put(key, Payload.ofFile(file), conditional);
        if (outcome == PutOutcome.WRITTEN) {
            return WalArchiveOutcome.ARCHIVED;
        }
        requireSameContent(file, key, compression);
        return WalArchiveOutcome.ALREADY_ARCHIVED;
    }

    private PutOutcome putCompressed(Path file, String key, Compression compression, WriteOptions options)
            throws IOException {
        long partSize = Math.max(PART_SIZE, store.limits().minPartSize());
        try (Uploads uploads = new Uploads(store, partSize, 1, 1)) {
            ObjectUpload upload = uploads.begin(key, options);
            try (InputStream source = Files.newInputStream(file);
                    OutputStream sink = compression.codec().compress(upload, compression.level())) {
                copy(source, sink);
            }
            return upload.complete();
        }
    }

    private static void copy(InputStream source, OutputStream sink) throws IOException {
        byte[] buffer = new byte[COPY_BUFFER];
        for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
            sink.write(buffer, 0, count);
        }
    }

    private void requireSameContent(Path file, String key, Optional<Compression> compression)
            throws IOException, OperationFailedException {
        try (ObjectContent archived = store.get(key)
                        .orElseThrow(() -> new StoreErrorException(
                                "'" + key + "' existed and vanished while it was being archived", true, null));
                InputStream stored = compression.isPresent()
                        ? compression.get().codec().decompress(archived.stream())
                        : archived.stream();
                InputStream local = Files.newInputStream(file)) {
            if (!sameBytes(local, stored)) {
                throw new OperationFailedException("'" + key + "' is already archived with other content than '" + file
                        + "'; do two servers share this archive? The archived file was not touched (--overwrite"
                        + " replaces it)");
            }
        }
    }

    private static boolean sameBytes(InputStream left, InputStream right) throws IOException {
        byte[] ofLeft = new byte[COPY_BUFFER];
        byte[] ofRight = new byte[COPY_BUFFER];
        while (true) {
            int fromLeft = left.readNBytes(ofLeft, 0, COPY_BUFFER);
            int fromRight = right.readNBytes(ofRight, 0, COPY_BUFFER);
            if (!Arrays.equals(ofLeft, 0, fromLeft, ofRight, 0, fromRight)) {
                return false;
            }
            if (fromLeft == 0) {
                return true;
            }
        }
    }
}
