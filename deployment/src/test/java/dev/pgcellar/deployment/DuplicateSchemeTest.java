package dev.pgcellar.deployment;

import static dev.pgcellar.deployment.FailingBuild.provider;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DuplicateSchemeTest {

    @RegisterExtension
    static final QuarkusUnitTest BUILD = FailingBuild.of(
            provider("extension-a", "a", "one", "shared"),
            provider("extension-b", "b", "shared"),
            "Two extensions claim the URL scheme 'shared': extension-a and extension-b. Remove one of the two dependencies.");

    @Test
    void refuses_two_extensions_for_one_scheme() {
        fail("the build must not succeed");
    }
}
