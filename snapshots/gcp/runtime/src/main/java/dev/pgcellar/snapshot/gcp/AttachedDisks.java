package dev.pgcellar.snapshot.gcp;

import dev.pgcellar.snapshot.operation.Document;
import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks up machines and the disks attached to them (contract 05 section 4). */
final class AttachedDisks {

    /** Keys of {@link AttachedVolume#attachment()}. */
    static final String DEVICE_NAME = "device_name";

    static final String SOURCE = "source";

    private final ComputeApi api;

    AttachedDisks(ComputeApi api) {
        this.api = api;
    }

    /** A disk as the machine knows it. */
    private record AttachedDisk(DiskSource source, String deviceName) {}

    boolean machineExists(String instance) throws SnapshotException, InterruptedException {
        return machine(instance).isPresent();
    }

    /** The named disks that are attached, in the order of the names. */
    List<AttachedVolume> named(String instance, List<String> names) throws SnapshotException, InterruptedException {
        List<AttachedDisk> disks = disks(instance);
        List<AttachedVolume> volumes = new ArrayList<>();
        for (String name : names) {
            List<AttachedDisk> found = disks.stream()
                    .filter(disk -> disk.source().name().equals(name))
                    .toList();
            if (found.size() > 1) {
                throw new SnapshotErrorException(
                        "instance '" + instance + "' has several disks of the name '" + name + "'", null);
            }
            if (!found.isEmpty()) {
                volume(found.get(0)).ifPresent(volumes::add);
            }
        }
        return volumes;
    }

    /** All disks that can have been made from a snapshot. */
    List<AttachedVolume> all(String instance) throws SnapshotException, InterruptedException {
        List<AttachedVolume> volumes = new ArrayList<>();
        for (AttachedDisk disk : disks(instance)) {
            volume(disk).ifPresent(volumes::add);
        }
        return volumes;
    }

    /** Without the disk that the machine boots from, and without local ones, which have no snapshots. */
    private List<AttachedDisk> disks(String instance) throws SnapshotException, InterruptedException {
        Document machine = machine(instance)
                .orElseThrow(() -> new SnapshotErrorException(
                        "the instance '" + instance + "' does not exist in zone '"
                                + api.settings().zone() + "' of project '"
                                + api.settings().project() + "'",
                        null));
        List<AttachedDisk> disks = new ArrayList<>();
        for (Document disk : machine.list("disks")) {
            boolean isLocal = disk.text("type").filter("SCRATCH"::equals).isPresent();
            if (!isLocal && !disk.isTrue("boot")) {
                disks.add(attached(instance, disk));
            }
        }
        return disks;
    }

    private static AttachedDisk attached(String instance, Document disk) throws SnapshotErrorException {
        String source = disk.text("source").orElse("");
        String deviceName = disk.text("deviceName").orElse("");
        DiskSource parsed = DiskSource.parse(source)
                .orElseThrow(() -> new SnapshotErrorException(
                        "instance '" + instance + "' has a disk, device '" + deviceName
                                + "', whose source has an unknown form: '" + source + "'",
                        null));
        return new AttachedDisk(parsed, deviceName);
    }

    private Optional<Document> machine(String instance) throws SnapshotException, InterruptedException {
        String path = ComputeRequest.path(
                "projects", api.settings().project(), "zones", api.settings().zone(), "instances", instance);
        return find(path, "look up instance '" + instance + "'");
    }

    private Optional<Document> find(String path, String action) throws SnapshotException, InterruptedException {
        ComputeAnswer answer = api.send(ComputeRequest.get(path, action));
        if (answer.isAbsence()) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw api.failure(answer, action);
        }
        return Optional.of(answer.body());
    }

    /** Empty when the disk has just been deleted. */
    private Optional<AttachedVolume> volume(AttachedDisk attached) throws SnapshotException, InterruptedException {
        DiskSource source = attached.source();
        ProviderRecord attachment =
                ProviderRecord.EMPTY.with(DEVICE_NAME, attached.deviceName()).with(SOURCE, source.text());
        return find(source.path(), "look up disk '" + source.name() + "'")
                .map(disk -> new AttachedVolume(source.name(), attachment, sourceSnapshot(disk)));
    }

    /** Null for a disk that was made from something else. */
    private static String sourceSnapshot(Document disk) {
        return disk.text("sourceSnapshot")
                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                .orElse(null);
    }
}
