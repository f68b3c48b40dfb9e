package dev.pgcellar.snapshot.gcp;

import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.TakenSnapshot;
import dev.pgcellar.tck.SnapshotsUnderTest;
import dev.pgcellar.testsupport.gcpcompute.ComputeFault;
import dev.pgcellar.testsupport.gcpcompute.ComputeServer;
import dev.pgcellar.testsupport.gcpcompute.OperationOutcome;
import dev.pgcellar.testsupport.gcpcompute.PersistentDisk;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The provider on a server of this process. */
final class GcpUnderTest implements SnapshotsUnderTest {

    private final ControlPlane plane =
            new ControlPlane("disk0", "disk1").withPatience(Duration.ofSeconds(20), Duration.ofSeconds(2));
    private final ComputeServer server = plane.server;

    @Override
    public DiskSnapshots open() {
        return plane.snapshots();
    }

    @Override
    public DiskSnapshots openForRestore(ProviderRecord providerInfo) {
        return plane.withPatience(Duration.ofSeconds(20), Duration.ofSeconds(20))
                .snapshots();
    }

    @Override
    public DiskSnapshots openForDeletion(ProviderRecord providerInfo) {
        return openForRestore(providerInfo);
    }

    @Override
    public String instance() {
        return ControlPlane.MACHINE;
    }

    @Override
    public List<String> disks() {
        return List.of("disk0", "disk1");
    }

    @Override
    public void behave(Behaviour behaviour) {
        switch (behaviour) {
            case COMPLETES -> server.world().creationsEnd(OperationOutcome.SUCCESS);
            case NEVER_COMPLETES -> server.world().creationsEnd(OperationOutcome.never());
            case ENDS_IN_ERROR -> server.world().creationsEnd(OperationOutcome.failure("INTERNAL_ERROR"));
            case DENIES -> server.inject(request -> true, ComputeFault.denied("compute.disks.get"), Integer.MAX_VALUE);
            case THROTTLES_FIRST -> server.inject(request -> true, ComputeFault.throttled(0), 2);
            case IS_GONE -> server.close();
        }
    }

    @Override
    public void attachCopyOf(TakenSnapshot snapshot) {
        server.world().attach(ControlPlane.MACHINE, new PersistentDisk("copy", "copy", snapshot.name(), null));
    }

    @Override
    public Set<String> existing() {
        return Set.copyOf(plane.names());
    }

    @Override
    public void close() {
        plane.close();
    }
}
