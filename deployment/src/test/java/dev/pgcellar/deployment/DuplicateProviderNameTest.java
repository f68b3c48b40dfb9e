package dev.pgcellar.deployment;

import static dev.pgcellar.deployment.FailingBuild.provider;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DuplicateProviderNameTest {

    @RegisterExtension
    static final QuarkusUnitTest BUILD = FailingBuild.of(
            provider("extension-a", "shared", "a"),
            provider("extension-b", "shared", "b"),
            "Two extensions claim the storage provider name 'shared': extension-a and extension-b. Remove one of the two dependencies.");

    @Test
    void refuses_two_extensions_for_one_provider_name() {
        fail("the build must not succeed");
    }
}
