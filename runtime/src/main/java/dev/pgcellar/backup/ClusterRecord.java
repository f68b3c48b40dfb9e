package dev.pgcellar.backup;

import dev.pgcellar.catalog.BackupInfoBuilder;
import dev.pgcellar.catalog.BackupStatus;
import dev.pgcellar.postgres.BackupStart;
import dev.pgcellar.postgres.BackupStop;
import dev.pgcellar.postgres.ClusterFacts;
import dev.pgcellar.wal.SegmentSize;

/**
 * Enters what PostgreSQL says into the metadata of a backup (contract 02 section 1, 03 section 3.4).
 */
final class ClusterRecord {

    private final BackupInfoBuilder info;

    ClusterRecord(BackupInfoBuilder info) {
        this.info = info;
    }

    void facts(ClusterFacts facts) {
        info.systemid(facts.systemId())
                .pgdata(facts.pgdata())
                .version((long) facts.serverVersion())
                .xlogSegmentSize(facts.segmentSize().bytes())
                .configFile(facts.configFile())
                .hbaFile(facts.hbaFile())
                .identFile(facts.identFile())
                .includedFiles(facts.includedFiles())
                .tablespaces(facts.tablespaces())
                .dataChecksums(facts.dataChecksums())
                .summarizeWal(facts.summarizeWal())
                .clusterSize(facts.clusterSize());
    }

    void started(BackupStart start, SegmentSize segmentSize) {
        info.status(BackupStatus.STARTED)
                .beginTime(start.time())
                .beginXlog(start.locationText())
                .timeline(start.timeline().id())
                .beginWal(segmentSize
                        .segmentAt(start.timeline(), start.location())
                        .text())
                .beginOffset(segmentSize.offsetOf(start.location()));
    }

    void stopped(BackupStop stop, SegmentSize segmentSize) {
        info.endTime(stop.time())
                .endXlog(stop.locationText())
                .endWal(segmentSize.segmentAt(stop.timeline(), stop.location()).text())
                .endOffset(segmentSize.offsetOf(stop.location()))
                .backupLabel(stop.label());
    }
}
