package dev.pgcellar.snapshot.gcp;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import dev.pgcellar.google.CredentialChain;
import dev.pgcellar.http.Environment;
import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.SnapshotException;
import dev.pgcellar.spi.SnapshotObserver;
import dev.pgcellar.spi.SnapshotRequest;
import dev.pgcellar.spi.TakenSnapshot;
import dev.pgcellar.testsupport.gcpcompute.ComputeServer;
import dev.pgcellar.testsupport.gcpcompute.ComputeWorld;
import dev.pgcellar.testsupport.gcpcompute.GlobalSnapshot;
import dev.pgcellar.testsupport.gcpcompute.PersistentDisk;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** A server with the machine {@code db1}, the extension opened on it, and what its observer was told. */
final class ControlPlane implements AutoCloseable, SnapshotObserver {

    static final String MACHINE = "db1";
    static final String BACKUP_ID = "20260115T100000";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final ComputeServer server = ComputeServer.start();
    final List<TakenSnapshot> existing = new ArrayList<>();
    final List<String> progress = new ArrayList<>();
    private final List<ComputeApi> opened = new ArrayList<>();
    private GcpDiskSnapshots snapshots = open(server.endpoint(), PATIENCE, PATIENCE, withToken(server.token()));

    /** Each disk is attached by its name with {@code dev-} before it. */
    ControlPlane(String... disks) {
        server.world().addMachine(MACHINE);
        for (String disk : disks) {
            server.world().attach(MACHINE, PersistentDisk.empty(disk, "dev-" + disk));
        }
    }

    static CredentialChain.Source withToken(String token) {
        Date tomorrow = Date.from(Instant.now().plus(Duration.ofDays(1)));
        return transports -> GoogleCredentials.create(new AccessToken(token, tomorrow));
    }

    private GcpDiskSnapshots open(URI endpoint, Duration request, Duration operation, CredentialChain.Source source) {
        ComputeSettings settings =
                new ComputeSettings(ComputeWorld.PROJECT, ComputeWorld.ZONE, endpoint, request, operation, 3);
        ComputeApi api = new ComputeApi(settings, new Environment(name -> null), source);
        opened.add(api);
        return new GcpDiskSnapshots(api);
    }

    /** Waits no longer than this for an answer, and for the end of operations. */
    ControlPlane withPatience(Duration request, Duration operation) {
        snapshots = open(server.endpoint(), request, operation, withToken(server.token()));
        return this;
    }

    /** Turns to another server. */
    ControlPlane at(URI endpoint) {
        snapshots = open(endpoint, PATIENCE, PATIENCE, withToken(server.token()));
        return this;
    }

    /** Uses other credentials. */
    ControlPlane as(CredentialChain.Source source) {
        snapshots = open(server.endpoint(), PATIENCE, PATIENCE, source);
        return this;
    }

    GcpDiskSnapshots snapshots() {
        return snapshots;
    }

    /** Takes snapshots of disks of the machine. */
    List<TakenSnapshot> take(String... disks) throws SnapshotException, InterruptedException {
        List<AttachedVolume> volumes = snapshots.attachedVolumes(MACHINE, List.of(disks));
        return snapshots.take(new SnapshotRequest(MACHINE, volumes, BACKUP_ID, List.of()), this);
    }

    /** Names of the snapshots that the server has. */
    List<String> names() {
        return server.world().snapshots().stream().map(GlobalSnapshot::name).toList();
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
        opened.forEach(ComputeApi::close);
        server.close();
    }
}
