package dev.pgcellar.postgres;

import dev.pgcellar.catalog.Tablespace;
import dev.pgcellar.wal.SegmentSize;
import java.util.List;

/**
 * What a backup records of the cluster (contract 03 section 3.4). Whatever the server does not tell this role is null,
 * or empty for the lists.
 *
 * @param pgdata the data folder
 * @param systemId system identifier in decimal
 * @param serverVersion for instance 150018
 * @param majorVersionText as in the folders of tablespaces, for instance {@code 15} or {@code 9.6}
 * @param segmentSize never null
 * @param configFile path of {@code postgresql.conf}
 * @param hbaFile path of {@code pg_hba.conf}
 * @param identFile path of {@code pg_ident.conf}
 * @param includedFiles other files that settings come from, in the server's order
 * @param tablespaces those outside the data folder
 * @param dataChecksums {@code on} or {@code off}
 * @param summarizeWal {@code on} or {@code off}; null before version 17
 * @param clusterSize bytes in all tablespaces; null without the privileges of a backup
 * @param inRecovery whether the server is a standby
 */
public record ClusterFacts(
        String pgdata,
        String systemId,
        int serverVersion,
        String majorVersionText,
        SegmentSize segmentSize,
        String configFile,
        String hbaFile,
        String identFile,
        List<String> includedFiles,
        List<Tablespace> tablespaces,
        String dataChecksums,
        String summarizeWal,
        Long clusterSize,
        boolean inRecovery) {

    public ClusterFacts {
        includedFiles = List.copyOf(includedFiles);
        tablespaces = List.copyOf(tablespaces);
    }
}
