package dev.pgcellar.deployment;

import static dev.pgcellar.deployment.FailingBuild.snapshots;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DuplicateSnapshotProviderTest {

    @RegisterExtension
    static final QuarkusUnitTest BUILD = FailingBuild.of(
            snapshots("extension-a", "shared", "store-a"),
            snapshots("extension-b", "shared", "store-b"),
            "Two extensions claim the snapshot provider name 'shared': extension-a and extension-b. Remove one of the two dependencies.");

    @Test
    void refuses_two_extensions_for_one_snapshot_provider() {
        fail("the build must not succeed");
    }
}
