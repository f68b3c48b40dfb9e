package dev.pgcellar.spi;

import java.util.NoSuchElementException;

/**
 * A lazy listing: entries are fetched a page at a time, and only one page is held. Not safe for use by several threads.
 */
public interface ObjectListing {

    /**
     * Whether another entry follows; may make a request.
     *
     * @throws ContainerAbsentException when the container does not exist
     */
    boolean hasNext() throws StoreException;

    /**
     * The next entry; may make a request.
     *
     * @throws NoSuchElementException after the last entry
     * @throws ContainerAbsentException when the container does not exist
     */
    ListEntry next() throws StoreException;
}
