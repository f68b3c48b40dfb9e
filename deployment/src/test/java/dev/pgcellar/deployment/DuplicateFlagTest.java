package dev.pgcellar.deployment;

import static dev.pgcellar.deployment.FailingBuild.codec;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DuplicateFlagTest {

    @RegisterExtension
    static final QuarkusUnitTest BUILD = FailingBuild.of(
            codec("extension-a", "a", ".a", "-a", "--shared"),
            codec("extension-b", "b", ".b", "--shared"),
            "Two extensions claim the command-line flag '--shared': extension-a and extension-b. Remove one of the two dependencies.");

    @Test
    void refuses_two_extensions_for_one_flag() {
        fail("the build must not succeed");
    }
}
