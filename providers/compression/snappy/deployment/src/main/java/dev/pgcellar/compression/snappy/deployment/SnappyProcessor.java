package dev.pgcellar.compression.snappy.deployment;

import dev.pgcellar.compression.snappy.SnappyCodec;
import dev.pgcellar.deployment.CodecBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import java.util.List;

/**
 * Announces compression with Snappy.
 */
class SnappyProcessor {

    private static final String EXTENSION = "pgcellar-compression-snappy";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(EXTENSION);
    }

    @BuildStep
    CodecBuildItem codec() {
        return new CodecBuildItem(EXTENSION, "snappy", ".snappy", List.of("--snappy"), SnappyCodec.class.getName());
    }

    /** The offset of a field in memory is another one in a native image. */
    @BuildStep
    RuntimeInitializedClassBuildItem memoryAccess() {
        return new RuntimeInitializedClassBuildItem("io.airlift.compress.snappy.UnsafeUtil");
    }
}
