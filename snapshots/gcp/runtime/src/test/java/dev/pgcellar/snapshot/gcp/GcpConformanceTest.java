package dev.pgcellar.snapshot.gcp;

import dev.pgcellar.tck.SnapshotProviderConformanceTest;
import dev.pgcellar.tck.SnapshotsUnderTest;

class GcpConformanceTest extends SnapshotProviderConformanceTest {

    @Override
    protected SnapshotsUnderTest start() {
        return new GcpUnderTest();
    }
}
