package dev.pgcellar.testsupport.ec2;

import dev.pgcellar.testsupport.files.DiskCopy;
import dev.pgcellar.testsupport.files.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The instances, volumes and snapshots of a server, and what requests do with them. */
public final class Ec2World implements AutoCloseable {

    /** The number of polls of a snapshot that never ends. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** The number of polls of a snapshot that ends in an error. */
    public static final int ERROR = -1;

    private static final String ROOT_DEVICE = "/dev/xvda";

    private final Map<String, String> instances = new LinkedHashMap<>();
    private final Map<String, Ec2Volume> volumes = new LinkedHashMap<>();
    private final Map<String, Ec2Snapshot> snapshots = new LinkedHashMap<>();
    private final Path copies;
    private String virtualization = "hvm";
    private int polls;
    private int created;

    Ec2World() {
        try {
            copies = Files.createTempDirectory("ec2-snapshots");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a running instance with a root volume. */
    public synchronized void addInstance(String id, String name) {
        instances.put(id, name);
        attach(new Ec2Volume("vol-root" + id.substring(1), "root", id, ROOT_DEVICE, "snap-of-image", null));
    }

    /** Adds a volume that is attached to an instance. */
    public synchronized void attach(Ec2Volume volume) {
        volumes.put(volume.id(), volume);
    }

    /** Adds a volume made from a snapshot: its folder becomes a copy of the snapshot. */
    public synchronized void attachCopy(Ec2Volume volume) {
        try {
            DiskCopy.copy(snapshots.get(volume.source()).content(), volume.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        attach(volume);
    }

    /** Takes a volume off its instance. */
    public synchronized void detach(String volumeId) {
        volumes.remove(volumeId);
    }

    /** Says how often further snapshots show themselves pending; or {@link #NEVER}, or {@link #ERROR}. */
    public synchronized void completeAfter(int describeRequests) {
        polls = describeRequests;
    }

    /** Sets the kind of virtualization of all instances: {@code hvm} or {@code paravirtual}. */
    public synchronized void virtualization(String kind) {
        virtualization = kind;
    }

    /** Adds a snapshot that was taken long ago. */
    public synchronized void add(Ec2Snapshot snapshot) {
        snapshots.put(snapshot.id(), snapshot);
    }

    /** All snapshots, oldest first. */
    public synchronized List<Ec2Snapshot> snapshots() {
        return List.copyOf(snapshots.values());
    }

    synchronized String answer(Ec2Request request) {
        String content =
                switch (request.action()) {
                    case "DescribeInstances" -> describeInstances(request);
                    case "DescribeVolumes" -> describeVolumes(request);
                    case "DescribeSnapshots" -> describeSnapshots(request);
                    case "CreateSnapshot" -> createSnapshot(request);
                    case "CreateSnapshots" -> createSnapshots(request);
                    case "CreateTags" -> createTags(request);
                    case "LockSnapshot" -> lockSnapshot(request);
                    case "DeleteSnapshot" -> deleteSnapshot(request);
                    default -> throw new Ec2RefusalException("InvalidAction", "unknown action");
                };
        return Ec2Xml.answer(request.action(), content);
    }

    private String describeInstances(Ec2Request request) {
        List<String> ids = request.list("InstanceId");
        for (String id : ids) {
            if (!id.matches("i-[0-9a-f]{8,17}")) {
                throw new Ec2RefusalException("InvalidInstanceID.Malformed", "Invalid id: \"" + id + "\"");
            }
            if (!instances.containsKey(id)) {
                throw new Ec2RefusalException(
                        "InvalidInstanceID.NotFound", "The instance ID '" + id + "' does not exist");
            }
        }
        return "<reservationSet>"
                + instances.entrySet().stream()
                        .filter(instance -> ids.isEmpty() || ids.contains(instance.getKey()))
                        .filter(instance -> request.filter("tag:Name")
                                .map(names -> names.contains(instance.getValue()))
                                .orElse(true))
                        .map(instance -> "<item><instancesSet><item>" + instance(instance.getKey())
                                + "</item></instancesSet></item>")
                        .collect(Collectors.joining())
                + "</reservationSet>";
    }

    private String instance(String id) {
        return Ec2Xml.element("instanceId", id)
                + Ec2Xml.element("rootDeviceName", ROOT_DEVICE)
                + Ec2Xml.element("virtualizationType", virtualization)
                + "<blockDeviceMapping>"
                + attachedTo(id).stream()
                        .map(volume -> "<item>" + Ec2Xml.element("deviceName", volume.device()) + "<ebs>"
                                + Ec2Xml.element("volumeId", volume.id()) + "</ebs></item>")
                        .collect(Collectors.joining())
                + "</blockDeviceMapping>";
    }

    private List<Ec2Volume> attachedTo(String instance) {
        return volumes.values().stream()
                .filter(volume -> volume.instance().equals(instance))
                .toList();
    }

    private String describeVolumes(Ec2Request request) {
        List<String> wanted = request.filter("attachment.instance-id").orElseThrow();
        return "<volumeSet>"
                + volumes.values().stream()
                        .filter(volume -> wanted.contains(volume.instance()))
                        .map(volume -> "<item>" + Ec2Xml.element("volumeId", volume.id())
                                + Ec2Xml.element("snapshotId", volume.source() == null ? "" : volume.source())
                                + Ec2Xml.tags(volume.name() == null ? Map.of() : Map.of("Name", volume.name()))
                                + "</item>")
                        .collect(Collectors.joining())
                + "</volumeSet>";
    }

    private String describeSnapshots(Ec2Request request) {
        List<String> ids = request.list("SnapshotId");
        List<Ec2Snapshot> found = new ArrayList<>();
        for (Ec2Snapshot snapshot : snapshots.values()) {
            boolean byId = ids.isEmpty() || ids.contains(snapshot.id());
            boolean byName = request.filter("tag:Name")
                    .map(names -> names.contains(snapshot.tags().get("Name")))
                    .orElse(true);
            boolean byVolume = request.filter("volume-id")
                    .map(wanted -> wanted.contains(snapshot.volume()))
                    .orElse(true);
            if (byId && byName && byVolume) {
                found.add(snapshot);
            }
        }
        String items = found.stream()
                .map(snapshot -> "<item>" + Ec2Xml.snapshot(snapshot, state(snapshot)) + "</item>")
                .collect(Collectors.joining());
        found.forEach(
                snapshot -> snapshots.put(snapshot.id(), snapshot.polls() == NEVER ? snapshot : snapshot.polled()));
        return "<snapshotSet>" + items + "</snapshotSet>";
    }

    private static String state(Ec2Snapshot snapshot) {
        return snapshot.polls() == 0 ? "completed" : snapshot.polls() == ERROR ? "error" : "pending";
    }

    private String createSnapshot(Ec2Request request) {
        Ec2Snapshot snapshot = create(request.get("VolumeId").orElseThrow(), request.tags("TagSpecification.1.Tag"));
        return Ec2Xml.snapshot(snapshot, "pending");
    }

    private String createSnapshots(Ec2Request request) {
        String instance = request.get("InstanceSpecification.InstanceId").orElseThrow();
        List<String> excluded = request.list("InstanceSpecification.ExcludeDataVolumeId");
        String items = attachedTo(instance).stream()
                .filter(volume -> !volume.device().equals(ROOT_DEVICE) && !excluded.contains(volume.id()))
                .map(volume -> create(volume.id(), request.tags("TagSpecification.1.Tag")))
                .map(snapshot -> "<item>" + Ec2Xml.snapshot(snapshot, "pending") + "</item>")
                .collect(Collectors.joining());
        return "<snapshotSet>" + items + "</snapshotSet>";
    }

    private Ec2Snapshot create(String volumeId, Map<String, String> tags) {
        Ec2Volume volume = volumes.get(volumeId);
        if (volume == null) {
            throw new Ec2RefusalException("InvalidVolume.NotFound", "The volume '" + volumeId + "' does not exist.");
        }
        String id = String.format("snap-%017x", ++created);
        Path copy = null;
        if (volume.content() != null) {
            copy = copies.resolve(id);
            try {
                DiskCopy.copy(volume.content(), copy);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Ec2Snapshot snapshot = new Ec2Snapshot(id, volumeId, tags, polls, null, copy);
        snapshots.put(id, snapshot);
        return snapshot;
    }

    private String createTags(Ec2Request request) {
        request.list("ResourceId").forEach(id -> snapshots.put(id, existing(id).withTags(request.tags("Tag"))));
        return "<return>true</return>";
    }

    private String lockSnapshot(Ec2Request request) {
        String id = request.get("SnapshotId").orElseThrow();
        String mode = request.get("LockMode").orElseThrow();
        snapshots.put(id, existing(id).locked(mode));
        return Ec2Xml.element("snapshotId", id) + Ec2Xml.element("lockState", mode);
    }

    private String deleteSnapshot(Ec2Request request) {
        String id = request.get("SnapshotId").orElseThrow();
        if (existing(id).lockMode() != null) {
            throw new Ec2RefusalException("SnapshotLocked", "The snapshot " + id + " is locked.");
        }
        snapshots.remove(id);
        return "<return>true</return>";
    }

    private Ec2Snapshot existing(String id) {
        if (!snapshots.containsKey(id)) {
            throw new Ec2RefusalException("InvalidSnapshot.NotFound", "The snapshot '" + id + "' does not exist.");
        }
        return snapshots.get(id);
    }

    @Override
    public void close() {
        try {
            new Folder(copies).delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
