package dev.pgcellar.snapshot.aws;

import dev.pgcellar.tck.SnapshotProviderConformanceTest;
import dev.pgcellar.tck.SnapshotsUnderTest;

class AwsConformanceTest extends SnapshotProviderConformanceTest {

    @Override
    protected SnapshotsUnderTest start() {
        return new AwsCloud();
    }
}
