package dev.pgcellar.catalog;

import dev.pgcellar.spi.StoreException;
import dev.pgcellar.wal.Timeline;
import java.util.Optional;

/**
 * Knows the timelines in a WAL archive.
 */
@FunctionalInterface
public interface ArchivedTimelines {

    /** The highest timeline among all WAL-type files, history files included; empty when there are none. */
    Optional<Timeline> highest() throws StoreException;
}
