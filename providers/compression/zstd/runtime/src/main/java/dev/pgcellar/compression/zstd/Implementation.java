package dev.pgcellar.compression.zstd;

import com.github.luben.zstd.util.Native;
import org.jboss.logging.Logger;

/** Who compresses. */
enum Implementation {
    /** The format's own library. */
    NATIVE,
    /** A slower one in Java, of a single level. */
    JAVA;

    private static final Logger LOG = Logger.getLogger(Implementation.class);

    /** The native library, or Java where the machine cannot load it. */
    static Implementation fastest() {
        try {
            Native.load();
            return NATIVE;
        } catch (LinkageError e) {
            LOG.infof(
                    "the native Zstandard library cannot be loaded, compressing in Java at its only level: %s",
                    e.getMessage());
            return JAVA;
        }
    }
}
