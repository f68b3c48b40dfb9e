package dev.pgcellar.snapshot.aws;

import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Volume;

/** Finds instances and the volumes attached to them (contract 05 section 4). */
final class Ec2Volumes {

    private static final String INSTANCE_ID = "i-";
    private static final String NAME = "Name";

    /** All but terminated. */
    private static final Filter LIVING = Filter.builder()
            .name("instance-state-name")
            .values("pending", "running", "shutting-down", "stopping", "stopped")
            .build();

    private final Ec2Calls calls;

    Ec2Volumes(Ec2Calls calls) {
        this.calls = calls;
    }

    /**
     * The instance with an id or, failing that, a tag {@code Name}.
     *
     * @throws SnapshotErrorException when several have the name
     */
    Optional<Instance> instance(String identifier) throws SnapshotException, InterruptedException {
        if (identifier.startsWith(INSTANCE_ID)) {
            try {
                Optional<Instance> byId = only(
                        identifier,
                        DescribeInstancesRequest.builder()
                                .instanceIds(identifier)
                                .filters(LIVING)
                                .build());
                return byId;
            } catch (SnapshotErrorException e) {
                String code = Ec2Failures.code(e);
                if (code.equals("InvalidInstanceID.NotFound")) {
                    return Optional.empty();
                }
                if (!code.equals("InvalidInstanceID.Malformed")) {
                    throw e;
                }
            }
        }
        return only(
                identifier,
                DescribeInstancesRequest.builder()
                        .filters(
                                LIVING,
                                Filter.builder()
                                        .name("tag:" + NAME)
                                        .values(identifier)
                                        .build())
                        .build());
    }

    private Optional<Instance> only(String identifier, DescribeInstancesRequest request)
            throws SnapshotException, InterruptedException {
        List<Instance> found = calls.call(
                "find instance '" + identifier + "'",
                "ec2:DescribeInstances",
                ec2 -> ec2.describeInstancesPaginator(request).reservations().stream()
                        .flatMap(reservation -> reservation.instances().stream())
                        .limit(2)
                        .toList());
        if (found.size() > 1) {
            throw new SnapshotErrorException(
                    "more than one instance is called '" + identifier + "'; give the id of the instance", null);
        }
        return found.stream().findFirst();
    }

    /** The volumes that ids or tags {@code Name} stand for; those that are missing or the root volume are left out. */
    List<AttachedVolume> attached(Instance instance, List<String> disks)
            throws SnapshotException, InterruptedException {
        List<Volume> volumes = volumes(instance);
        List<AttachedVolume> attached = new ArrayList<>();
        for (String disk : disks) {
            Optional<Volume> volume = byIdOrName(volumes, disk);
            if (volume.isPresent()) {
                attached(instance, volume.get(), disk).ifPresent(attached::add);
            }
        }
        return attached;
    }

    /** All volumes but the root volume, by their ids. */
    List<AttachedVolume> attached(Instance instance) throws SnapshotException, InterruptedException {
        return volumes(instance).stream()
                .flatMap(volume -> attached(instance, volume, volume.volumeId()).stream())
                .toList();
    }

    private List<Volume> volumes(Instance instance) throws SnapshotException, InterruptedException {
        return calls.call(
                "list the volumes of instance '" + instance.instanceId() + "'", "ec2:DescribeVolumes", ec2 -> ec2
                        .describeVolumesPaginator(describe -> describe.filters(Filter.builder()
                                .name("attachment.instance-id")
                                .values(instance.instanceId())
                                .build()))
                        .volumes()
                        .stream()
                        .toList());
    }

    private static Optional<Volume> byIdOrName(List<Volume> volumes, String disk) throws SnapshotErrorException {
        Optional<Volume> byId = volumes.stream()
                .filter(volume -> volume.volumeId().equals(disk))
                .findFirst();
        if (byId.isPresent()) {
            return byId;
        }
        List<Volume> named =
                volumes.stream().filter(volume -> isNamed(volume, disk)).toList();
        if (named.size() > 1) {
            throw new SnapshotErrorException(
                    "more than one attached volume is called '" + disk + "'; give the id of the volume", null);
        }
        return named.stream().findFirst();
    }

    private static boolean isNamed(Volume volume, String name) {
        return volume.tags().stream().anyMatch(tag -> NAME.equals(tag.key()) && name.equals(tag.value()));
    }

    private static Optional<AttachedVolume> attached(Instance instance, Volume volume, String disk) {
        return instance.blockDeviceMappings().stream()
                .filter(mapping -> mapping.ebs() != null
                        && volume.volumeId().equals(mapping.ebs().volumeId()))
                .map(InstanceBlockDeviceMapping::deviceName)
                .filter(device -> !device.equals(instance.rootDeviceName()))
                .findFirst()
                .map(device -> new AttachedVolume(
                        disk,
                        SnapshotRecord.attachment(volume.volumeId(), device, instance.virtualizationTypeAsString()),
                        volume.snapshotId() == null || volume.snapshotId().isEmpty() ? null : volume.snapshotId()));
    }
}
