package dev.pgcellar.wal;

import java.util.List;

/**
 * The compression suffixes that archived WAL files may have (contract 01 section 3), whether or not this build has the
 * codec: a name must be recognised also where it cannot be read.
 */
public final class CompressionSuffixes {

    private static final List<String> KNOWN = List.of(".gz", ".bz2", ".xz", ".snappy", ".zst", ".lz4");

    private CompressionSuffixes() {}

    /** The known suffix that a file name ends in, or the empty string. */
    public static String of(String fileName) {
        return KNOWN.stream().filter(fileName::endsWith).findFirst().orElse("");
    }
}
