package dev.pgcellar.snapshot.azure;

import dev.pgcellar.spi.DiskSnapshots;
import dev.pgcellar.spi.ProviderRecord;
import dev.pgcellar.spi.TakenSnapshot;
import dev.pgcellar.tck.SnapshotsUnderTest;
import dev.pgcellar.testsupport.azurecompute.ComputeFault;
import dev.pgcellar.testsupport.azurecompute.ComputeOutcome;
import dev.pgcellar.testsupport.azurecompute.ComputeServer;
import dev.pgcellar.testsupport.azurecompute.ComputeWorld;
import dev.pgcellar.testsupport.azurecompute.ManagedDisk;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The provider on a server of this process. */
final class AzureUnderTest implements SnapshotsUnderTest {

    private final ControlPlane plane =
            new ControlPlane("disk0", "disk1").withPatience(Duration.ofSeconds(20), Duration.ofSeconds(2));
    private final ComputeServer server = plane.server;

    @Override
    public DiskSnapshots open() {
        return plane.snapshots();
    }

    @Override
    public DiskSnapshots openForRestore(ProviderRecord providerInfo) {
        return plane.snapshots();
    }

    @Override
    public DiskSnapshots openForDeletion(ProviderRecord providerInfo) {
        return plane.snapshots();
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
            case COMPLETES -> server.world().creationsEnd(ComputeOutcome.SUCCESS);
            case NEVER_COMPLETES -> server.world().creationsEnd(ComputeOutcome.never());
            case ENDS_IN_ERROR -> server.world().creationsEnd(ComputeOutcome.failure("InternalExecutionError"));
            case DENIES ->
                server.inject(request -> true, ComputeFault.denied("Microsoft.Compute/disks/read"), Integer.MAX_VALUE);
            case THROTTLES_FIRST -> server.inject(request -> true, ComputeFault.throttled(0), 2);
            case IS_GONE -> server.close();
        }
    }

    @Override
    public void attachCopyOf(TakenSnapshot snapshot) {
        server.world()
                .attach(
                        ControlPlane.MACHINE,
                        new ManagedDisk("copy", "uksouth", ComputeWorld.id("snapshots", snapshot.name()), null));
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
