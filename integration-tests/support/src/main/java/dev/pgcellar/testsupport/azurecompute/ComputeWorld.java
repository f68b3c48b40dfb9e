package dev.pgcellar.testsupport.azurecompute;

import dev.pgcellar.testsupport.controlplane.ControlPlaneAnswer;
import dev.pgcellar.testsupport.controlplane.ControlPlaneRequest;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machines, disks and snapshots of one resource group, and what requests do with them. */
public final class ComputeWorld implements AutoCloseable {

    public static final String SUBSCRIPTION = "00000000-1111-2222-3333-444444444444";
    public static final String RESOURCE_GROUP = "my-rg";

    private static final String OPERATIONS =
            "/subscriptions/" + SUBSCRIPTION + "/providers/Microsoft.Compute/locations/uksouth/DiskOperations/";

    private static final Pattern RESOURCE = Pattern.compile(
            "/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/Microsoft\\.Compute/([^/]+)/([^/]+)",
            Pattern.CASE_INSENSITIVE);

    private final Map<String, List<String>> machines = new LinkedHashMap<>();
    private final Map<String, ManagedDisk> disks = new LinkedHashMap<>();
    private final Map<String, TakenDiskSnapshot> snapshots = new TreeMap<>();
    private final Map<String, ComputeOperation> operations = new LinkedHashMap<>();
    private final Map<String, ComputeOperation> byResource = new LinkedHashMap<>();
    private final Path copies;
    private String endpoint = "";
    private ComputeOutcome creations = ComputeOutcome.SUCCESS;
    private ComputeOutcome deletions = ComputeOutcome.SUCCESS;

    ComputeWorld() {
        try {
            copies = Files.createTempDirectory("azure-snapshots");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void reachedBy(String url) {
        endpoint = url;
    }

    /** The id of a resource in the resource group. */
    public static String id(String type, String name) {
        return "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/" + RESOURCE_GROUP + "/providers/Microsoft.Compute/"
                + type + "/" + name;
    }

    /** Adds a machine with an operating system's disk and no other. */
    public synchronized void addMachine(String name) {
        machines.put(name, new ArrayList<>());
    }

    /** Attaches a disk, as the machine's next logical unit from 10 on. */
    public synchronized void attach(String machine, ManagedDisk disk) {
        disks.put(disk.name(), disk);
        machines.get(machine).add(diskReference(machine, disk.name(), id("disks", disk.name())));
    }

    /** How many disks are attached to a machine besides that of its operating system. */
    public synchronized int attached(String machine) {
        return machines.get(machine).size();
    }

    /** Attaches a disk by an entry of the machine's list that is not as usual. */
    public synchronized void attachReference(String machine, String json) {
        machines.get(machine).add(json);
    }

    /** Attaches a disk made from a snapshot: its folder becomes a copy of the snapshot's. */
    public synchronized void attachCopy(String machine, String diskName, String snapshot, Path content) {
        TakenDiskSnapshot source = snapshots.get(snapshot);
        try {
            DiskCopy.copy(source.content(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        attach(machine, new ManagedDisk(diskName, "uksouth", source.id(), content));
    }

    private String diskReference(String machine, String name, String id) {
        int lun = 10 + machines.get(machine).size();
        return "{\"lun\":" + lun + ",\"name\":\"" + name
                + "\",\"createOption\":\"Attach\",\"caching\":\"None\",\"managedDisk\":{\"storageAccountType\":"
                + "\"Premium_LRS\",\"id\":\"" + id + "\"},\"toBeDetached\":false}";
    }

    /** Says how the making of further snapshots goes on. */
    public synchronized void creationsEnd(ComputeOutcome outcome) {
        creations = outcome;
    }

    /** Says how further deletions go on. */
    public synchronized void deletionsEnd(ComputeOutcome outcome) {
        deletions = outcome;
    }

    /** Forgets a snapshot. */
    public synchronized void lose(String snapshot) {
        snapshots.remove(snapshot);
    }

    /** All snapshots, complete or not, by name. */
    public synchronized List<TakenDiskSnapshot> snapshots() {
        return List.copyOf(snapshots.values());
    }

    synchronized ControlPlaneAnswer answer(ControlPlaneRequest request) {
        if (request.path().startsWith(OPERATIONS)) {
            return operation(request);
        }
        Optional<List<String>> resource = resource(request);
        if (resource.isEmpty()) {
            return ComputeFault.error(400, "InvalidResource", "no such type");
        }
        String group = resource.get().get(1);
        if (!resource.get().get(0).equals(SUBSCRIPTION)) {
            return ComputeFault.error(404, "SubscriptionNotFound", "The subscription could not be found.");
        }
        if (!group.equalsIgnoreCase(RESOURCE_GROUP)) {
            return ComputeFault.error(
                    404, "ResourceGroupNotFound", "Resource group '" + group + "' could not be found.");
        }
        return ofResource(request, resource.get().get(2), resource.get().get(3));
    }

    /** Subscription, resource group, type and name of the resource that a request is about, if it is about one. */
    private static Optional<List<String>> resource(ControlPlaneRequest request) {
        Matcher matcher = RESOURCE.matcher(request.path());
        return matcher.matches()
                ? Optional.of(List.of(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)))
                : Optional.empty();
    }

    private ControlPlaneAnswer ofResource(ControlPlaneRequest request, String type, String name) {
        return switch (request.method() + " " + type) {
            case "GET virtualMachines" -> found(type, name, machines.containsKey(name) ? machine(name) : null);
            case "GET disks" ->
                found(type, name, disks.containsKey(name) ? disks.get(name).json() : null);
            case "GET snapshots" -> snapshot(name);
            case "PUT snapshots" -> create(request, name);
            case "DELETE snapshots" -> delete(name);
            default -> ComputeFault.error(405, "OperationNotAllowed", "unknown operation");
        };
    }

    private static ControlPlaneAnswer found(String type, String name, String json) {
        return json != null
                ? ControlPlaneAnswer.of(200, json)
                : ComputeFault.error(
                        404,
                        "ResourceNotFound",
                        "The Resource 'Microsoft.Compute/" + type + "/" + name + "' under resource group '"
                                + RESOURCE_GROUP + "' was not found. For more details please go to"
                                + " https://aka.ms/ARMResourceNotFoundFix");
    }

    private String machine(String name) {
        return "{\"name\":\"" + name + "\",\"id\":\"" + id("virtualMachines", name)
                + "\",\"type\":\"Microsoft.Compute/virtualMachines\",\"location\":\"uksouth\",\"properties\":"
                + "{\"storageProfile\":{\"osDisk\":{\"osType\":\"Linux\",\"name\":\"os\",\"managedDisk\":{\"id\":\""
                + id("disks", "os") + "\"}},\"dataDisks\":[" + String.join(",", machines.get(name))
                + "]},\"provisioningState\":\"Succeeded\"}}";
    }

    private ControlPlaneAnswer snapshot(String name) {
        ComputeOperation operation = byResource.get(name);
        String status = operation == null ? "Succeeded" : operation.polled();
        TakenDiskSnapshot snapshot = snapshots.get(name);
        boolean goesOn = status.equals("InProgress");
        return found("snapshots", name, snapshot == null ? null : snapshot.json(goesOn ? "Updating" : status))
                .with("Retry-After", goesOn ? "0" : null);
    }

    private ControlPlaneAnswer create(ControlPlaneRequest request, String name) {
        String disk = request.property("sourceUri").orElse("").replaceFirst(".*/", "");
        if (!disks.containsKey(disk) || !request.body().contains("\"incremental\":true")) {
            return ComputeFault.error(400, "InvalidParameter", "Required parameter 'snapshot.properties' is wrong.");
        }
        TakenDiskSnapshot snapshot = snapshots.computeIfAbsent(
                name, key -> new TakenDiskSnapshot(name, request, copied(disks.get(disk), name)));
        return accepted(creations, name, snapshot.json("Updating"), () -> {});
    }

    private Path copied(ManagedDisk disk, String name) {
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

    private ControlPlaneAnswer delete(String name) {
        return snapshots.containsKey(name)
                ? accepted(deletions, name, "", () -> snapshots.remove(name))
                : ControlPlaneAnswer.of(204, "");
    }

    private ControlPlaneAnswer accepted(ComputeOutcome outcome, String resource, String json, Runnable effect) {
        ComputeOperation operation = new ComputeOperation(outcome, effect);
        String name = Integer.toString(operations.size() + 1);
        operations.put(name, operation);
        byResource.put(resource, operation);
        String url = endpoint + OPERATIONS + name + "?p=00&api-version=2023-04-02";
        ControlPlaneAnswer answer = ControlPlaneAnswer.of(202, json).with("Retry-After", "0");
        return switch (outcome.tracking()) {
            case ASYNC_OPERATION -> answer.with("Azure-AsyncOperation", url).with("Location", url + "&monitor=true");
            case LOCATION -> answer.with("Location", url + "&monitor=true");
            case RESOURCE -> answer;
        };
    }

    private ControlPlaneAnswer operation(ControlPlaneRequest request) {
        ComputeOperation operation = operations.get(request.path().substring(OPERATIONS.length()));
        if (operation == null) {
            return ComputeFault.error(404, "NotFound", "The operation was not found.");
        }
        String status = operation.polled();
        if (request.query().contains("monitor=true")) {
            return status.equals("InProgress")
                    ? ControlPlaneAnswer.of(202, "").with("Retry-After", "0")
                    : status.equals("Failed")
                            ? ComputeFault.error(409, operation.outcome().errorCode(), "The operation failed.")
                            : ControlPlaneAnswer.of(200, "");
        }
        String failure = status.equals("Failed")
                ? ",\"error\":{\"code\":\"" + operation.outcome().errorCode()
                        + "\",\"message\":\"The operation failed.\"}"
                : "";
        return ControlPlaneAnswer.of(
                        200,
                        "{\"startTime\":\"2026-01-14T10:00:00+00:00\",\"status\":\"" + status
                                + "\",\"percentComplete\":" + operation.percent() + failure + ",\"name\":\"1\"}")
                .with("Retry-After", "0");
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
