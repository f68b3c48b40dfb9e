package dev.pgcellar.deployment;

import static dev.pgcellar.deployment.FailingBuild.codec;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DuplicateSuffixTest {

    @RegisterExtension
    static final QuarkusUnitTest BUILD = FailingBuild.of(
            codec("extension-a", "a", ".shared", "--a"),
            codec("extension-b", "b", ".shared", "--b"),
            "Two extensions claim the object suffix '.shared': extension-a and extension-b. Remove one of the two dependencies.");

    @Test
    void refuses_two_extensions_for_one_suffix() {
        fail("the build must not succeed");
    }
}
