package dev.pgcellar.spi;

import java.util.Optional;

/**
 * Locks that a store holds on objects, so that they cannot be deleted before some time or event.
 */
@FunctionalInterface
public interface ObjectLocks {

    /**
     * Asks for the lock on one object.
     *
     * @return what holds the object, for a message, for instance {@code a legal hold}; empty when nothing does, or when
     *     the credentials do not allow to see it
     * @throws StoreException also when no object has this key
     */
    Optional<String> lockOn(String key) throws StoreException;
}
