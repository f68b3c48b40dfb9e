package dev.pgcellar.snapshot.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import dev.pgcellar.azure.AzureHttpClient;
import dev.pgcellar.azure.Identity;
import dev.pgcellar.http.Environment;
import dev.pgcellar.snapshot.azure.ComputeSettings.Place;
import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotObserver;
import dev.pgcellar.spi.SnapshotRequest;
import dev.pgcellar.spi.TakenSnapshot;
import dev.pgcellar.testsupport.azurecompute.ComputeServer;
import dev.pgcellar.testsupport.azurecompute.ComputeWorld;
import dev.pgcellar.testsupport.azurecompute.ManagedDisk;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** A server with the machine {@code db1}, the extension opened on it, and what its observer was told. */
final class ControlPlane implements AutoCloseable, SnapshotObserver {

    static final String MACHINE = "db1";
    static final String BACKUP_ID = "20260114T100000";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final ComputeServer server = ComputeServer.start();
    final List<TakenSnapshot> existing = new ArrayList<>();
    final List<String> progress = new ArrayList<>();
    private ResourceManager manager = manager(server.endpoint(), PATIENCE, PATIENCE);

    ControlPlane(String... disks) {
        server.world().addMachine(MACHINE);
        for (String disk : disks) {
            server.world().attach(MACHINE, ManagedDisk.empty(disk));
        }
    }

    private static ResourceManager manager(URI endpoint, Duration request, Duration operation) {
        ComputeSettings settings = new ComputeSettings(
                new Place(ComputeWorld.SUBSCRIPTION, ComputeWorld.RESOURCE_GROUP),
                endpoint,
                "https://management.azure.com",
                Identity.DEFAULT,
                request,
                operation,
                null,
                3);
        TokenCredential credential = context -> Mono.just(
                new AccessToken(ComputeServer.TOKEN, OffsetDateTime.now().plusHours(1)));
        return new ResourceManager(
                settings, new AzureHttpClient(request, null, new Environment(name -> null)), credential, () -> {});
    }

    /** Waits no longer than this for an answer, and for the end of operations. */
    ControlPlane withPatience(Duration request, Duration operation) {
        manager = manager(server.endpoint(), request, operation);
        return this;
    }

    /** Turns to another server. */
    ControlPlane at(URI endpoint) {
        manager = manager(endpoint, PATIENCE, PATIENCE);
        return this;
    }

    ResourceManager manager() {
        return manager;
    }

    AzureDiskSnapshots snapshots() {
        return new AzureDiskSnapshots(manager);
    }

    /** Takes snapshots of disks of the machine. */
    List<TakenSnapshot> take(String... disks) throws SnapshotException, InterruptedException {
        List<AttachedVolume> volumes = snapshots().attachedVolumes(MACHINE, List.of(disks));
        return snapshots().take(new SnapshotRequest(MACHINE, volumes, BACKUP_ID, List.of()), this);
    }

    /** Names of the snapshots that the server has. */
    List<String> names() {
        return server.world().snapshots().stream()
                .map(snapshot -> snapshot.name())
                .toList();
    }

    @Override
    public void exists(TakenSnapshot snapshot) {
        existing.add(snapshot);
    }

    @Override
    public void progressed(String name, int percent) {
        progress.add(name + " " + percent);
    }

    /** Names of the snapshots that the observer knows of. */
    List<String> reported() {
        return existing.stream().map(TakenSnapshot::name).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
