package dev.pgcellar.snapshot.azure;

import dev.pgcellar.tck.SnapshotProviderConformanceTest;
import dev.pgcellar.tck.SnapshotsUnderTest;

class AzureConformanceTest extends SnapshotProviderConformanceTest {

    @Override
    protected SnapshotsUnderTest start() {
        return new AzureUnderTest();
    }
}
