package dev.pgcellar.storage.file;

import dev.pgcellar.spi.MultipartUpload;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import java.nio.file.Path;

/** Runs in a process of its own and prints what became of writes that do not fit on the disk. */
final class FullDiskProbe {

    private static final Payload TOO_LARGE = Payload.of(new byte[2 * 1024 * 1024]);

    private FullDiskProbe() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        ObjectStore store = new FileObjectStore(root);

        print("put", () -> store.put("a/b", TOO_LARGE, WriteOptions.DEFAULT));
        System.out.println("leftovers: " + Leftovers.count(root));
        print("part", () -> upload(store));
        System.out.println("leftovers: " + Leftovers.count(root));
    }

    private static void upload(ObjectStore store) throws StoreException {
        try (MultipartUpload upload = store.startMultipartUpload("a/b", TOO_LARGE.length(), WriteOptions.DEFAULT)) {
            upload.uploadPart(1, TOO_LARGE);
        }
    }

    private static void print(String what, Write write) {
        try {
            write.run();
            System.out.println(what + ": written");
        } catch (StoreException e) {
            System.out.println(what + ": " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private interface Write {
        void run() throws StoreException;
    }
}
