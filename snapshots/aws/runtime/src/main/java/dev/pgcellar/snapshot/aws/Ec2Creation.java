package dev.pgcellar.snapshot.aws;

import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.SnapshotAccessDeniedException;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotObserver;
import dev.pgcellar.spi.SnapshotRequest;
import dev.pgcellar.spi.TakenSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SnapshotInfo;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * Begins the snapshots of a backup: those of several volumes by one request, so that they show one moment; where the
 * account or the machine does not allow it, one after the other.
 */
final class Ec2Creation {

    private static final Logger LOG = Logger.getLogger(Ec2Creation.class);
    private static final String NAME = "Name";
    private static final String PERMISSION = "ec2:CreateSnapshot";

    private final Ec2Calls calls;
    private final String region;
    private final LockSettings lock;

    /**
     * @param lock null to leave snapshots unlocked
     */
    Ec2Creation(Ec2Calls calls, String region, LockSettings lock) {
        this.calls = calls;
        this.region = region;
        this.lock = lock;
    }

    /** In the order of the request's volumes. */
    List<TakenSnapshot> create(Instance instance, SnapshotRequest request, SnapshotObserver observer)
            throws SnapshotException, InterruptedException {
        List<TakenSnapshot> begun =
                request.volumes().size() > 1 ? together(instance, request, observer) : each(request, observer);
        if (lock == null) {
            return begun;
        }
        List<TakenSnapshot> locked = new ArrayList<>();
        for (TakenSnapshot snapshot : begun) {
            locked.add(lock(snapshot, observer));
        }
        return locked;
    }

    private List<TakenSnapshot> together(Instance instance, SnapshotRequest request, SnapshotObserver observer)
            throws SnapshotException, InterruptedException {
        try {
            return named(createAll(instance, request, observer), request);
        } catch (SnapshotAccessDeniedException | SnapshotErrorException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            LOG.infof("the volumes are snapshotted one after the other: %s", e.getMessage());
            return each(request, observer);
        }
    }

    /** Nothing was begun: several snapshots at once are not allowed, or not possible for this machine. */
    private static boolean isRefusal(SnapshotException failure) {
        String code = Ec2Failures.code(failure);
        return code.equals("UnauthorizedOperation")
                || code.equals("UnsupportedOperation")
                || code.equals("InvalidAction")
                || code.startsWith("InvalidParameter");
    }

    private List<TakenSnapshot> createAll(Instance instance, SnapshotRequest request, SnapshotObserver observer)
            throws SnapshotException, InterruptedException {
        Set<String> wanted =
                request.volumes().stream().map(SnapshotRecord::volumeId).collect(Collectors.toSet());
        CreateSnapshotsRequest create = CreateSnapshotsRequest.builder()
                .instanceSpecification(specification -> specification
                        .instanceId(instance.instanceId())
                        .excludeBootVolume(true)
                        .excludeDataVolumeIds(others(instance, wanted)))
                .tagSpecifications(tags(request, sharedName(request)))
                .build();
        String action = "take snapshots of instance '" + request.instance() + "'";
        List<SnapshotInfo> begun;
        try {
            begun = calls.create(action, PERMISSION, ec2 -> ec2.createSnapshots(create))
                    .snapshots();
        } catch (SnapshotException e) {
            new Ec2LostSnapshots(calls, region).report(sharedName(request), request.volumes(), observer);
            throw e;
        }
        List<TakenSnapshot> taken = new ArrayList<>();
        for (AttachedVolume volume : request.volumes()) {
            for (SnapshotInfo snapshot : begun) {
                if (SnapshotRecord.volumeId(volume).equals(snapshot.volumeId())) {
                    taken.add(exists(request, volume, snapshot.snapshotId(), snapshot.ownerId(), observer));
                }
            }
        }
        begun.forEach(snapshot -> LOG.debugf("snapshot %s of %s", snapshot.snapshotId(), snapshot.volumeId()));
        for (SnapshotInfo snapshot : begun) {
            requireNoError(snapshot.snapshotId(), snapshot.stateAsString());
        }
        if (taken.size() != request.volumes().size()) {
            throw new SnapshotErrorException(
                    "cannot " + action + ": of " + request.volumes().size() + " volumes only " + taken.size()
                            + " were snapshotted",
                    null);
        }
        return taken;
    }

    private static List<String> others(Instance instance, Set<String> wanted) {
        return instance.blockDeviceMappings().stream()
                .filter(mapping ->
                        mapping.ebs() != null && !mapping.deviceName().equals(instance.rootDeviceName()))
                .map(mapping -> mapping.ebs().volumeId())
                .filter(volume -> !wanted.contains(volume))
                .toList();
    }

    /** One request gives all snapshots the same tags; until each gets its name, they are found by this. */
    private static String sharedName(SnapshotRequest request) {
        return "pgcellar-" + request.backupId() + "-" + request.instance();
    }

    private List<TakenSnapshot> named(List<TakenSnapshot> taken, SnapshotRequest request)
            throws SnapshotException, InterruptedException {
        for (TakenSnapshot snapshot : taken) {
            String id = SnapshotRecord.snapshotId(snapshot.properties()).orElseThrow();
            try {
                calls.call(
                        "name snapshot '" + id + "' '" + snapshot.name() + "'",
                        "ec2:CreateTags",
                        ec2 -> ec2.createTags(create ->
                                create.resources(id).tags(tag(NAME, request.snapshotName(snapshot.volume())))));
            } catch (SnapshotException e) {
                // Not to be taken for the refusal of several snapshots at once: these exist.
                throw new SnapshotErrorException(e.getMessage(), null);
            }
        }
        return taken;
    }

    private List<TakenSnapshot> each(SnapshotRequest request, SnapshotObserver observer)
            throws SnapshotException, InterruptedException {
        List<TakenSnapshot> taken = new ArrayList<>();
        for (AttachedVolume volume : request.volumes()) {
            taken.add(create(volume, request, observer));
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted between two snapshots");
            }
        }
        return taken;
    }

    private TakenSnapshot create(AttachedVolume volume, SnapshotRequest request, SnapshotObserver observer)
            throws SnapshotException {
        String name = request.snapshotName(volume);
        String volumeId = SnapshotRecord.volumeId(volume);
        CreateSnapshotResponse begun;
        try {
            begun = calls.create(
                    "take a snapshot of disk '" + volume.disk() + "'",
                    PERMISSION,
                    ec2 -> ec2.createSnapshot(
                            create -> create.volumeId(volumeId).tagSpecifications(tags(request, name))));
        } catch (SnapshotException e) {
            new Ec2LostSnapshots(calls, region).report(name, List.of(volume), observer);
            throw e;
        }
        TakenSnapshot taken = exists(request, volume, begun.snapshotId(), begun.ownerId(), observer);
        requireNoError(begun.snapshotId(), begun.stateAsString());
        return taken;
    }

    private TakenSnapshot exists(
            SnapshotRequest request, AttachedVolume volume, String id, String account, SnapshotObserver observer) {
        TakenSnapshot taken = SnapshotRecord.taken(volume, request.snapshotName(volume), id, account, region, null);
        observer.exists(taken);
        return taken;
    }

    private static void requireNoError(String id, String state) throws SnapshotErrorException {
        if ("error".equals(state)) {
            throw new SnapshotErrorException("snapshot '" + id + "' ended in an error", null);
        }
    }

    private TakenSnapshot lock(TakenSnapshot snapshot, SnapshotObserver observer)
            throws SnapshotException, InterruptedException {
        String id = SnapshotRecord.snapshotId(snapshot.properties()).orElseThrow();
        calls.call(
                "lock snapshot '" + id + "'",
                "ec2:LockSnapshot",
                ec2 -> ec2.lockSnapshot(request -> request.snapshotId(id)
                        .lockMode(lock.mode())
                        .lockDuration(lock.days())
                        .coolOffPeriod(lock.coolOffHours())
                        .expirationDate(lock.expiration())));
        TakenSnapshot locked = SnapshotRecord.taken(
                snapshot.volume(),
                snapshot.name(),
                id,
                snapshot.providerInfo().text(SnapshotRecord.ACCOUNT).orElse(null),
                region,
                lock.mode());
        observer.exists(locked);
        return locked;
    }

    private static TagSpecification tags(SnapshotRequest request, String name) {
        return TagSpecification.builder()
                .resourceType(ResourceType.SNAPSHOT)
                .tags(Stream.concat(
                                Stream.of(tag(NAME, name)),
                                request.tags().stream().map(tag -> tag(tag.key(), tag.value())))
                        .toList())
                .build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
