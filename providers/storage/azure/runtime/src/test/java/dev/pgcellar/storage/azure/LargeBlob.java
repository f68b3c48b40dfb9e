package dev.pgcellar.storage.azure;

import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.transfer.ObjectUpload;
import dev.pgcellar.transfer.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Random;
import java.util.zip.CRC32C;

/** A program that writes a blob, as a backup does, and reads it again. */
final class LargeBlob {

    private static final int PART_SIZE = 8 << 20;
    private static final int BLOCK = 1 << 20;

    private LargeBlob() {}

    /** Arguments: endpoint, container, size in bytes; ends with 0 when the bytes read are those written. */
    public static void main(String[] arguments) throws IOException {
        long size = Long.parseLong(arguments[2]);
        try (ObjectStore store = Stores.open(URI.create(arguments[0]), arguments[1])) {
            long start = System.nanoTime();
            long written = write(store, size);
            long between = System.nanoTime();
            long read = read(store);
            System.out.printf(
                    "%d MiB: written at %.0f MiB/s, read at %.0f MiB/s%n",
                    size >> 20,
                    size / 1048576.0 / (between - start) * 1e9,
                    size / 1048576.0 / (System.nanoTime() - between) * 1e9);
            System.exit(written == read ? 0 : 1);
        }
    }

    private static long write(ObjectStore store, long size) throws IOException {
        CRC32C sum = new CRC32C();
        byte[] block = new byte[BLOCK];
        Random random = new Random(1);
        try (Uploads uploads = new Uploads(store, PART_SIZE, 1, 2)) {
            ObjectUpload upload = uploads.begin("large", WriteOptions.DEFAULT);
            for (long remaining = size; remaining > 0; remaining -= BLOCK) {
                random.nextBytes(block);
                int count = (int) Math.min(BLOCK, remaining);
                upload.write(block, 0, count);
                sum.update(block, 0, count);
            }
            upload.complete();
        }
        return sum.getValue();
    }

    private static long read(ObjectStore store) throws IOException {
        CRC32C sum = new CRC32C();
        byte[] block = new byte[BLOCK];
        try (ObjectContent content = store.get("large").orElseThrow();
                InputStream stream = content.stream()) {
            for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
                sum.update(block, 0, count);
            }
        }
        return sum.getValue();
    }
}
