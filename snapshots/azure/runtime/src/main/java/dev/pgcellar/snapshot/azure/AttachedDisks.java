package dev.pgcellar.snapshot.azure;

import dev.pgcellar.snapshot.operation.Document;
import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.spi.SnapshotException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks up virtual machines and the data disks attached to them (contract 05 section 4). */
final class AttachedDisks {

    /** Keys of {@link AttachedVolume#attachment()}. */
    static final String LOCATION = "location";

    static final String LUN = "lun";
    static final String DISK_ID = "disk_id";

    private final ResourceManager manager;

    AttachedDisks(ResourceManager manager) {
        this.manager = manager;
    }

    /**
     * A data disk as the machine knows it.
     *
     * @param id null for one that is not managed by Azure
     */
    private record DataDisk(String name, long lun, String id) {}

    boolean machineExists(String instance) throws SnapshotException, InterruptedException {
        return machine(instance).isPresent();
    }

    /** The named disks that are attached, in the order of the names. */
    List<AttachedVolume> named(String instance, List<String> names) throws SnapshotException, InterruptedException {
        List<DataDisk> disks = disks(instance);
        List<AttachedVolume> volumes = new ArrayList<>();
        for (String name : names) {
            List<DataDisk> found = disks.stream()
                    .filter(disk -> disk.name().equalsIgnoreCase(name))
                    .toList();
            if (found.size() > 1) {
                throw new SnapshotErrorException(
                        "virtual machine '" + instance + "' has several disks of the name '" + name + "'", null);
            }
            if (!found.isEmpty()) {
                volume(name, requireManaged(found.get(0))).ifPresent(volumes::add);
            }
        }
        return volumes;
    }

    /** All data disks that can have been made from a snapshot. */
    List<AttachedVolume> all(String instance) throws SnapshotException, InterruptedException {
        List<AttachedVolume> volumes = new ArrayList<>();
        for (DataDisk disk : disks(instance)) {
            if (disk.id() != null) {
                volume(disk.name(), disk).ifPresent(volumes::add);
            }
        }
        return volumes;
    }

    private static DataDisk requireManaged(DataDisk disk) throws SnapshotErrorException {
        if (disk.id() == null) {
            throw new SnapshotErrorException(
                    "disk '" + disk.name() + "' is not managed by Azure; only managed disks have snapshots", null);
        }
        return disk;
    }

    private List<DataDisk> disks(String instance) throws SnapshotException, InterruptedException {
        Document machine = machine(instance)
                .orElseThrow(() -> new SnapshotErrorException(
                        "the virtual machine '" + instance + "' does not exist in resource group '"
                                + manager.settings().place().resourceGroup() + "'",
                        null));
        return machine.list("properties", "storageProfile", "dataDisks").stream()
                .map(disk -> new DataDisk(
                        disk.text("name").orElse(""),
                        disk.number("lun").orElse(-1),
                        disk.text("managedDisk", "id").orElse(null)))
                .toList();
    }

    private Optional<Document> machine(String instance) throws SnapshotException, InterruptedException {
        ResourceId id = new ResourceId(manager.settings().place(), ResourceId.VIRTUAL_MACHINES, instance);
        return find(id, "look up virtual machine '" + instance + "'");
    }

    private Optional<Document> find(ResourceId id, String action) throws SnapshotException, InterruptedException {
        Answer answer = manager.send(ResourceRequest.get(id.urlAt(manager.settings()), action));
        if (answer.isAbsence()) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw manager.failure(answer, action);
        }
        return Optional.of(answer.body());
    }

    /** Empty when the disk has just been deleted. */
    private Optional<AttachedVolume> volume(String name, DataDisk attached)
            throws SnapshotException, InterruptedException {
        String action = "look up disk '" + attached.name() + "'";
        ResourceId id = ResourceId.parse(attached.id(), ResourceId.DISKS)
                .orElseThrow(() -> new SnapshotErrorException(
                        "cannot " + action + ": its id is none of a managed disk: '" + attached.id() + "'", null));
        Optional<Document> disk = find(id, action);
        return disk.isEmpty() ? Optional.empty() : Optional.of(volume(name, attached, disk.get()));
    }

    private static AttachedVolume volume(String name, DataDisk attached, Document disk) throws SnapshotErrorException {
        String location = disk.text("location")
                .orElseThrow(() -> new SnapshotErrorException("disk '" + name + "' has no location", null));
        ProviderRecord attachment = ProviderRecord.EMPTY
                .with(LOCATION, location)
                .with(LUN, attached.lun())
                .with(DISK_ID, attached.id());
        return new AttachedVolume(name, attachment, sourceSnapshot(name, disk.at("properties", "creationData")));
    }

    /** Null for a disk that was made from something else. */
    private static String sourceSnapshot(String name, Document creation) throws SnapshotErrorException {
        String source = creation.text("sourceResourceId").orElse("");
        boolean isCopy = "Copy".equalsIgnoreCase(creation.text("createOption").orElse(""));
        if (!isCopy || !ResourceId.namesSnapshot(source)) {
            return null;
        }
        return ResourceId.parse(source, ResourceId.SNAPSHOTS)
                .map(ResourceId::name)
                .orElseThrow(() -> new SnapshotErrorException(
                        "the snapshot that disk '" + name + "' was made from has an unknown form: '" + source + "'",
                        null));
    }
}
