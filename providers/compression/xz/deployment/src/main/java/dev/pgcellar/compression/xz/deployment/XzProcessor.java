package dev.pgcellar.compression.xz.deployment;

import dev.pgcellar.compression.xz.XzCodec;
import dev.pgcellar.deployment.CodecBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import java.util.List;

/**
 * Announces compression with xz.
 */
class XzProcessor {

    private static final String EXTENSION = "pgcellar-compression-xz";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(EXTENSION);
    }

    @BuildStep
    CodecBuildItem codec() {
        return new CodecBuildItem(EXTENSION, "xz", ".xz", List.of("--xz"), XzCodec.class.getName());
    }
}
