package dev.pgcellar.snapshot.aws;

import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotObserver;
import java.util.List;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/** Finds the snapshots of a request whose answer was lost: they may exist although it failed. */
final class Ec2LostSnapshots {

    private static final Logger LOG = Logger.getLogger(Ec2LostSnapshots.class);

    private final Ec2Calls calls;
    private final String region;

    Ec2LostSnapshots(Ec2Calls calls, String region) {
        this.calls = calls;
        this.region = region;
    }

    /**
     * Reports what exists. An interrupt is kept for later.
     *
     * @param name what the request asked for as the tag {@code Name}
     */
    void report(String name, List<AttachedVolume> volumes, SnapshotObserver observer) {
        boolean interrupted = Thread.interrupted();
        try {
            find(name, volumes).forEach(snapshot -> volumes.stream()
                    .filter(volume -> SnapshotRecord.volumeId(volume).equals(snapshot.volumeId()))
                    .forEach(volume -> observer.exists(SnapshotRecord.taken(
                            volume, name, snapshot.snapshotId(), snapshot.ownerId(), region, null))));
        } catch (SnapshotException e) {
            LOG.warnf("whether the failed request left a snapshot '%s' cannot be told: %s", name, e.getMessage());
        } catch (InterruptedException e) {
            interrupted = true;
            LOG.warnf("whether the failed request left a snapshot '%s' was not looked for", name);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<Snapshot> find(String name, List<AttachedVolume> volumes)
            throws SnapshotException, InterruptedException {
        List<String> volumeIds = volumes.stream().map(SnapshotRecord::volumeId).toList();
        return calls.call("look for snapshot '" + name + "'", "ec2:DescribeSnapshots", ec2 -> ec2
                .describeSnapshotsPaginator(describe -> describe.ownerIds("self")
                        .filters(
                                Filter.builder().name("tag:Name").values(name).build(),
                                Filter.builder()
                                        .name("volume-id")
                                        .values(volumeIds)
                                        .build()))
                .snapshots()
                .stream()
                .toList());
    }
}
