package dev.pgcellar.benchmarks.contender;

import java.util.List;
import java.util.Locale;

/** How a base backup is compressed. */
public enum Codec {
    PLAIN,
    GZIP,
    ZSTD,
    LZ4;

    /** For instance {@code gzip}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The option of {@code backup}; none for plain. */
    public List<String> options() {
        return this == PLAIN ? List.of() : List.of("--" + title());
    }
}
