package dev.pgcellar.testsupport.gcpcompute;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.pgcellar.testsupport.controlplane.ControlPlaneAnswer;
import dev.pgcellar.testsupport.controlplane.ControlPlaneRequest;
import dev.pgcellar.testsupport.files.DiskCopy;
import dev.pgcellar.testsupport.files.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The machines, disks and snapshots of one project and zone, and what requests do with them. */
public final class ComputeWorld implements AutoCloseable {

    public static final String PROJECT = "my-project";
    public static final String ZONE = "europe-west1-b";

    private static final String ROOT = "/compute/v1/";
    private static final String VALID_NAME = "[a-z]([-a-z0-9]{0,61}[a-z0-9])?";

    private final Map<String, JsonArray> machines = new LinkedHashMap<>();
    private final Map<String, PersistentDisk> disks = new LinkedHashMap<>();
    private final Map<String, GlobalSnapshot> snapshots = new TreeMap<>();
    private final Map<String, GlobalOperation> operations = new LinkedHashMap<>();
    private final Map<String, GlobalOperation> byRequestId = new HashMap<>();
    private final Path copies;
    private OperationOutcome creations = OperationOutcome.SUCCESS;
    private OperationOutcome deletions = OperationOutcome.SUCCESS;

    ComputeWorld() {
        try {
            copies = Files.createTempDirectory("gcp-snapshots");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL by which resources of the project refer to each other. */
    public static String url(String path) {
        return "https://www.googleapis.com" + ROOT + "projects/" + PROJECT + "/" + path;
    }

    /** Adds a machine with an operating system's disk, {@code os}, and no other. */
    public synchronized void addMachine(String name) {
        machines.put(name, new JsonArray());
        attach(name, PersistentDisk.empty("os", "persistent-disk-0"));
    }

    /** Attaches a disk. */
    public synchronized void attach(String machine, PersistentDisk disk) {
        disks.put(disk.name(), disk);
        JsonArray attached = machines.get(machine);
        attached.add(disk.attached(attached.size()));
    }

    /** Attaches a disk by an entry of the machine's list that is not as usual. */
    public synchronized void attachReference(String machine, JsonObject reference) {
        machines.get(machine).add(reference);
    }

    /** Attaches a disk made from a snapshot: its folder becomes a copy of the snapshot's. */
    public synchronized void attachCopy(String machine, PersistentDisk disk) {
        try {
            DiskCopy.copy(snapshots.get(disk.snapshot()).content(), disk.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        attach(machine, disk);
    }

    /** Says how the making of further snapshots goes on. */
    public synchronized void creationsEnd(OperationOutcome outcome) {
        creations = outcome;
    }

    /** Says how further deletions go on. */
    public synchronized void deletionsEnd(OperationOutcome outcome) {
        deletions = outcome;
    }

    /** Forgets a snapshot. */
    public synchronized void lose(String snapshot) {
        snapshots.remove(snapshot);
    }

    /** All snapshots, complete or not, by name. */
    public synchronized List<GlobalSnapshot> snapshots() {
        return List.copyOf(snapshots.values());
    }

    synchronized ControlPlaneAnswer answer(ControlPlaneRequest request) {
        String[] path = request.path().replaceFirst("^" + ROOT, "").split("/");
        if (path.length < 4 || !path[0].equals("projects")) {
            return ControlPlaneAnswer.of(404, "");
        }
        if (!path[1].equals(PROJECT)) {
            return ComputeFault.notFound("projects/" + path[1]);
        }
        if (path[2].equals("global")) {
            return global(request, path[3], path.length > 4 ? path[4] : "");
        }
        return path[3].equals(ZONE)
                ? zonal(request.method() + " " + path[4], path[5])
                : ComputeFault.error(400, "invalid", "Invalid value for field 'zone': '" + path[3] + "'.");
    }

    private ControlPlaneAnswer zonal(String request, String name) {
        return switch (request) {
            case "GET instances" -> found("zones/" + ZONE + "/instances/" + name, machine(name));
            case "GET disks" ->
                found(
                        "zones/" + ZONE + "/disks/" + name,
                        disks.containsKey(name) ? disks.get(name).json() : null);
            default -> ControlPlaneAnswer.of(404, "");
        };
    }

    private ControlPlaneAnswer global(ControlPlaneRequest request, String type, String name) {
        return switch (request.method() + " " + type) {
            case "GET operations" ->
                found(
                        "global/operations/" + name,
                        operations.containsKey(name) ? operations.get(name).polled() : null);
            case "GET snapshots" ->
                found(
                        "global/snapshots/" + name,
                        snapshots.containsKey(name) ? snapshots.get(name).json() : null);
            case "POST snapshots" -> once(request, () -> create(request));
            case "DELETE snapshots" -> once(request, () -> delete(request, name));
            default -> ControlPlaneAnswer.of(404, "");
        };
    }

    private static ControlPlaneAnswer found(String resource, String json) {
        return json == null
                ? ComputeFault.notFound("projects/" + PROJECT + "/" + resource)
                : ControlPlaneAnswer.of(200, json);
    }

    private String machine(String name) {
        if (!machines.containsKey(name)) {
            return null;
        }
        JsonObject json = new JsonObject();
        json.addProperty("kind", "compute#instance");
        json.addProperty("name", name);
        json.addProperty("status", "RUNNING");
        json.add("disks", machines.get(name));
        return json.toString();
    }

    /** A request that is repeated with its id is not carried out again. */
    private ControlPlaneAnswer once(ControlPlaneRequest request, Supplier<ControlPlaneAnswer> change) {
        GlobalOperation before = byRequestId.get(request.parameter("requestId").orElse(""));
        return before != null ? ControlPlaneAnswer.of(200, before.polled()) : change.get();
    }

    private ControlPlaneAnswer create(ControlPlaneRequest request) {
        String name = request.property("name").orElse("");
        String source = request.property("sourceDisk").orElse("");
        PersistentDisk disk = disks.get(source.replaceFirst(".*/", ""));
        if (!name.matches(VALID_NAME)) {
            return ComputeFault.error(400, "invalid", "Invalid value for field 'resource.name': '" + name + "'.");
        }
        if (disk == null || !source.startsWith("projects/" + PROJECT + "/zones/" + ZONE + "/disks/")) {
            return ComputeFault.notFound(source);
        }
        if (snapshots.containsKey(name)) {
            return ComputeFault.error(409, "alreadyExists", "The resource '" + name + "' already exists");
        }
        snapshots.put(name, new GlobalSnapshot(name, request, copied(disk, name)));
        return accepted(request, creations, () -> {});
    }

    private Path copied(PersistentDisk disk, String name) {
        if (disk.content() == null) {
            return null;
        }
        try {
            Path copy = copies.resolve(name);
            DiskCopy.copy(disk.content(), copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ControlPlaneAnswer delete(ControlPlaneRequest request, String name) {
        return snapshots.containsKey(name)
                ? accepted(request, deletions, () -> snapshots.remove(name))
                : ComputeFault.notFound("projects/" + PROJECT + "/global/snapshots/" + name);
    }

    private ControlPlaneAnswer accepted(ControlPlaneRequest request, OperationOutcome outcome, Runnable effect) {
        String name = "operation-" + (operations.size() + 1);
        GlobalOperation operation = new GlobalOperation(name, outcome, effect);
        operations.put(name, operation);
        request.parameter("requestId").ifPresent(id -> byRequestId.put(id, operation));
        return ControlPlaneAnswer.of(200, operation.begun());
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
