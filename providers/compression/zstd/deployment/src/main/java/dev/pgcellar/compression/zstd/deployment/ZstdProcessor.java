package dev.pgcellar.compression.zstd.deployment;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import dev.pgcellar.compression.zstd.ZstdCodec;
import dev.pgcellar.deployment.CodecBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.JniRuntimeAccessBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedPackageBuildItem;
import java.util.List;

/**
 * Announces compression with Zstandard.
 */
class ZstdProcessor {

    private static final String EXTENSION = "pgcellar-compression-zstd";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(EXTENSION);
    }

    @BuildStep
    CodecBuildItem codec() {
        return new CodecBuildItem(EXTENSION, "zstd", ".zst", List.of("--zstd"), ZstdCodec.class.getName());
    }

    /**
     * In a native image the library is found on {@code java.library.path} at run time, and its code reaches the
     * contexts' fields.
     */
    @BuildStep
    void nativeImage(
            BuildProducer<RuntimeInitializedPackageBuildItem> packages,
            BuildProducer<RuntimeInitializedClassBuildItem> classes,
            BuildProducer<JniRuntimeAccessBuildItem> calledFromNativeCode) {
        packages.produce(new RuntimeInitializedPackageBuildItem("com.github.luben.zstd"));
        classes.produce(new RuntimeInitializedClassBuildItem("dev.pgcellar.compression.zstd.Implementation"));
        classes.produce(new RuntimeInitializedClassBuildItem("io.airlift.compress.zstd.UnsafeUtil"));
        calledFromNativeCode.produce(new JniRuntimeAccessBuildItem(
                false, true, true, ZstdCompressCtx.class.getName(), ZstdDecompressCtx.class.getName()));
    }
}
