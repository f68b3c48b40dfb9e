package dev.pgcellar.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.spi.CommonPrefix;
import dev.pgcellar.spi.ListEntry;
import dev.pgcellar.spi.ObjectContent;
import dev.pgcellar.spi.ObjectInfo;
import dev.pgcellar.spi.ObjectListing;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.Payload;
import dev.pgcellar.spi.StoreException;
import dev.pgcellar.spi.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Contents, and short ways to write and read them. */
final class Samples {

    /** The order in which stores list keys: that of the UTF-8 bytes, taken as unsigned. */
    static final Comparator<String> UTF8_ORDER = (left, right) -> Arrays.compareUnsigned(utf8(left), utf8(right));

    private Samples() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Incompressible bytes, the same for the same seed. */
    static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Text with much repetition and a little variety, as in a database. */
    static byte[] compressible(int length) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; text.length() < length; row++) {
            text.append("row ").append(row).append(" of the table pgbench_accounts; ");
        }
        return Arrays.copyOf(utf8(text.toString()), length);
    }

    static void put(ObjectStore store, String key, String content) throws StoreException {
        store.put(key, Payload.of(utf8(content)), WriteOptions.DEFAULT);
    }

    static byte[] content(ObjectStore store, String key) throws IOException {
        try (ObjectContent content = store.get(key).orElseThrow()) {
            byte[] bytes = content.stream().readAllBytes();
            assertThat((long) bytes.length).as("announced length of " + key).isEqualTo(content.length());
            return bytes;
        }
    }

    static String text(ObjectStore store, String key) throws IOException {
        return new String(content(store, key), StandardCharsets.UTF_8);
    }

    static List<String> keys(ObjectListing listing) throws StoreException {
        List<String> keys = new ArrayList<>();
        while (listing.hasNext()) {
            if (listing.next() instanceof ObjectInfo object) {
                keys.add(object.key());
            }
        }
        return keys;
    }

    static List<String> prefixes(ObjectListing listing) throws StoreException {
        List<String> prefixes = new ArrayList<>();
        while (listing.hasNext()) {
            if (listing.next() instanceof CommonPrefix prefix) {
                prefixes.add(prefix.prefix());
            }
        }
        return prefixes;
    }

    static List<ListEntry> entries(ObjectListing listing) throws StoreException {
        List<ListEntry> entries = new ArrayList<>();
        while (listing.hasNext()) {
            entries.add(listing.next());
        }
        return entries;
    }
}
