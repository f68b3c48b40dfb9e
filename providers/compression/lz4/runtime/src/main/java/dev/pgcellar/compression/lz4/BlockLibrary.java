package dev.pgcellar.compression.lz4;

import net.jpountz.lz4.LZ4Factory;
import org.jboss.logging.Logger;

/**
 * Chooses between the native and the Java implementation of lz4-java, whose own choice is Java wherever the
 * application's classes come from a loader of its own.
 */
final class BlockLibrary {

    private static final Logger LOG = Logger.getLogger(BlockLibrary.class);

    private BlockLibrary() {}

    /** The native implementation, or the one in Java where the machine cannot load it. */
    static LZ4Factory fastest() {
        try {
            return LZ4Factory.nativeInstance();
        } catch (LinkageError | UnsupportedOperationException e) {
            LOG.infof("the native LZ4 library cannot be loaded, compressing in Java: %s", e.getMessage());
            return LZ4Factory.safeInstance();
        }
    }
}
