package dev.pgcellar.backup;

import dev.pgcellar.archive.ClusterWalk;

/**
 * A folder that becomes an archive: the data directory or a tablespace.
 *
 * @param archive {@link #DATA}, or the OID of the tablespace
 * @param walk gives its members
 */
record ArchiveSource(String archive, ClusterWalk walk) {

    /** The archive of the data directory. */
    static final String DATA = "data";
}
