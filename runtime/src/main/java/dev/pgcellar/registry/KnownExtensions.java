package dev.pgcellar.registry;

import java.util.Map;
import java.util.Optional;

/**
 * The extensions of the PgCellar project, so that a build without one can say which dependency adds it.
 */
final class KnownExtensions {

    private static final Map<String, String> BY_PROVIDER = Map.of(
            "file", "pgcellar-storage-file",
            "aws-s3", "pgcellar-storage-s3",
            "azure-blob-storage", "pgcellar-storage-azure",
            "google-cloud-storage", "pgcellar-storage-gcs");

    private static final Map<String, String> BY_SCHEME = Map.of(
            "file", "pgcellar-storage-file",
            "s3", "pgcellar-storage-s3",
            "https", "pgcellar-storage-azure",
            "gs", "pgcellar-storage-gcs");

    private static final Map<String, String> BY_CODEC = Map.of(
            "gzip", "pgcellar-compression-gzip",
            "bzip2", "pgcellar-compression-bzip2",
            "xz", "pgcellar-compression-xz",
            "snappy", "pgcellar-compression-snappy",
            "zstd", "pgcellar-compression-zstd",
            "lz4", "pgcellar-compression-lz4");

    private static final Map<String, String> CODEC_BY_SUFFIX =
            Map.of(".gz", "gzip", ".bz2", "bzip2", ".xz", "xz", ".snappy", "snappy", ".zst", "zstd", ".lz4", "lz4");

    private static final Map<String, String> SNAPSHOTS_BY_NAME = Map.of(
            "aws", "pgcellar-snapshot-aws",
            "azure", "pgcellar-snapshot-azure",
            "gcp", "pgcellar-snapshot-gcp");

    private static final Map<String, String> SNAPSHOTS_BY_STORAGE = Map.of(
            "aws-s3", "aws",
            "azure-blob-storage", "azure",
            "google-cloud-storage", "gcp");

    private KnownExtensions() {}

    static String hintForProvider(String name) {
        return hint(BY_PROVIDER.get(name));
    }

    static String hintForScheme(String scheme) {
        return hint(BY_SCHEME.get(scheme));
    }

    static String hintForCodec(String name) {
        return hint(BY_CODEC.get(name));
    }

    static String hintForSuffix(String suffix) {
        return hintForCodec(CODEC_BY_SUFFIX.getOrDefault(suffix, ""));
    }

    static String hintForSnapshots(String name) {
        return hint(SNAPSHOTS_BY_NAME.get(name));
    }

    /** For storage of no cloud the caller has to say which cloud the disks are in. */
    static String hintForSnapshotsWith(String storageProvider) {
        return Optional.ofNullable(SNAPSHOTS_BY_STORAGE.get(storageProvider))
                .map(KnownExtensions::hintForSnapshots)
                .orElse("; name one with --snapshot-provider");
    }

    private static String hint(String artifact) {
        return Optional.ofNullable(artifact)
                .map(known -> "; the dependency dev.pgcellar:" + known + " adds it")
                .orElse("");
    }
}
