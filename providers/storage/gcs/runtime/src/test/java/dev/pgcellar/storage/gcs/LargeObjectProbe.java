package dev.pgcellar.storage.gcs;

import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.WriteOptions;
import dev.pgcellar.transfer.ObjectUpload;
import dev.pgcellar.transfer.Uploads;
import java.io.InputStream;
import java.net.URI;
import java.util.Random;
import java.util.zip.CRC32C;

/** Writes a large object as a backup does and reads it again, in a process whose memory is limited. */
final class LargeObjectProbe {

    private static final int PART = 8 << 20;
    private static final int MEBI = 1 << 20;

    private LargeObjectProbe() {}

    /**
     * @param arguments endpoint, bucket, size in MiB
     */
    public static void main(String[] arguments) throws Exception {
        long mebibytes = Long.parseLong(arguments[2]);
        try (ObjectStore store = Stores.open(URI.create(arguments[0]), arguments[1])) {
            long start = System.nanoTime();
            long written = write(store, mebibytes);
            long between = System.nanoTime();
            long read = read(store);
            long end = System.nanoTime();
            System.out.printf(
                    "%s; up %d MiB/s, down %d MiB/s%n",
                    written == read ? "same" : "different",
                    mebibytes * 1_000_000_000 / (between - start),
                    mebibytes * 1_000_000_000 / (end - between));
        }
    }

    private static long write(ObjectStore store, long mebibytes) throws Exception {
        CRC32C sum = new CRC32C();
        byte[] block = new byte[MEBI];
        new Random(1).nextBytes(block);
        try (Uploads uploads = new Uploads(store, PART, 1, 2);
                ObjectUpload upload = uploads.begin("large", WriteOptions.DEFAULT)) {
            for (long i = 0; i < mebibytes; i++) {
                block[0] = (byte) i;
                block[1] = (byte) (i >> 8);
                sum.update(block);
                upload.write(block);
            }
            upload.complete();
        }
        return sum.getValue();
    }

    private static long read(ObjectStore store) throws Exception {
        CRC32C sum = new CRC32C();
        byte[] block = new byte[64 * 1024];
        try (ObjectContent content = store.get("large").orElseThrow();
                InputStream in = content.stream()) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                sum.update(block, 0, count);
            }
        }
        return sum.getValue();
    }
}
