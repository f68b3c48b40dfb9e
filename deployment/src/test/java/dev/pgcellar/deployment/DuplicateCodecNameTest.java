package dev.pgcellar.deployment;

import static dev.pgcellar.deployment.FailingBuild.codec;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DuplicateCodecNameTest {

    @RegisterExtension
    static final QuarkusUnitTest BUILD = FailingBuild.of(
            codec("extension-a", "shared", ".a", "--a"),
            codec("extension-b", "shared", ".b", "--b"),
            "Two extensions claim the compression name 'shared': extension-a and extension-b. Remove one of the two dependencies.");

    @Test
    void refuses_two_extensions_for_one_compression() {
        fail("the build must not succeed");
    }
}
