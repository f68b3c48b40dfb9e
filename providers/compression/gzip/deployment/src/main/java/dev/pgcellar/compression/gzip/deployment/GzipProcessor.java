package dev.pgcellar.compression.gzip.deployment;

import dev.pgcellar.compression.gzip.GzipCodec;
import dev.pgcellar.deployment.CodecBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import java.util.List;

/**
 * Announces compression with gzip.
 */
class GzipProcessor {

    private static final String EXTENSION = "pgcellar-compression-gzip";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(EXTENSION);
    }

    @BuildStep
    CodecBuildItem codec() {
        return new CodecBuildItem(EXTENSION, "gzip", ".gz", List.of("-z", "--gzip"), GzipCodec.class.getName());
    }
}
