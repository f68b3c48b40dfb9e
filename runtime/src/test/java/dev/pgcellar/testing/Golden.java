package dev.pgcellar.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The golden files of the command-line contract. */
public final class Golden {

    private Golden() {}

    public static byte[] bytes(String name) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no golden file " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** The backups of the sample catalog that the list goldens show: id and golden file. */
    public static Map<String, String> sampleCatalog() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("20260110T100000", "named.backup.info");
        files.put("20260111T100000", "tablespaces.backup.info");
        files.put("20260112T100000", "failed.backup.info");
        files.put("20260113T100000", "snapshot-aws.backup.info");
        files.put("20260114T100000", "snapshot-azure.backup.info");
        files.put("20260115T100000", "snapshot-gcp.backup.info");
        files.put("20260116T100000", "hook-rsync.backup.info");
        return files;
    }

    /** A store that holds the sample catalog with its two keep annotations. */
    public static InMemoryObjectStore sampleStore(String root) {
        InMemoryObjectStore store = new InMemoryObjectStore();
        sampleCatalog().forEach((id, file) -> store.with(root + "/base/" + id + "/backup.info", bytes(file)));
        return store.with(root + "/base/20260110T100000/annotations/keep", "full")
                .with(root + "/base/20260111T100000/annotations/keep", "standalone");
    }
}
