package dev.pgcellar.compression.bzip2.deployment;

import dev.pgcellar.compression.bzip2.Bzip2Codec;
import dev.pgcellar.deployment.CodecBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import java.util.List;

/**
 * Announces compression with bzip2.
 */
class Bzip2Processor {

    private static final String EXTENSION = "pgcellar-compression-bzip2";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(EXTENSION);
    }

    @BuildStep
    CodecBuildItem codec() {
        return new CodecBuildItem(EXTENSION, "bzip2", ".bz2", List.of("-j", "--bzip2"), Bzip2Codec.class.getName());
    }
}
