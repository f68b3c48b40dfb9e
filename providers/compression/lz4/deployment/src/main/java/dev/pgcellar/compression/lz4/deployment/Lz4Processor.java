package dev.pgcellar.compression.lz4.deployment;

import dev.pgcellar.compression.lz4.Lz4Codec;
import dev.pgcellar.deployment.CodecBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.JniRuntimeAccessBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedPackageBuildItem;
import java.util.List;
import java.util.stream.Stream;

/**
 * Announces compression with LZ4.
 */
class Lz4Processor {

    private static final String EXTENSION = "pgcellar-compression-lz4";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(EXTENSION);
    }

    @BuildStep
    CodecBuildItem codec() {
        return new CodecBuildItem(EXTENSION, "lz4", ".lz4", List.of("--lz4"), Lz4Codec.class.getName());
    }

    /**
     * In a native image the library is found on {@code java.library.path} at run time; lz4-java looks its
     * implementations up by name.
     */
    @BuildStep
    void nativeImage(
            BuildProducer<RuntimeInitializedPackageBuildItem> packages,
            BuildProducer<ReflectiveClassBuildItem> lookedUp,
            BuildProducer<JniRuntimeAccessBuildItem> calledFromNativeCode) {
        packages.produce(new RuntimeInitializedPackageBuildItem("net.jpountz"));
        calledFromNativeCode.produce(
                new JniRuntimeAccessBuildItem(true, true, false, OutOfMemoryError.class.getName()));
        Stream.of("JNI", "JavaSafe", "JavaUnsafe")
                .flatMap(Lz4Processor::implementation)
                .map(name -> ReflectiveClassBuildItem.builder(name)
                        .constructors()
                        .fields()
                        .build())
                .forEach(lookedUp::produce);
    }

    private static Stream<String> implementation(String name) {
        return Stream.of(
                "net.jpountz.lz4.LZ4" + name + "Compressor",
                "net.jpountz.lz4.LZ4HC" + name + "Compressor",
                "net.jpountz.lz4.LZ4" + name + "SafeDecompressor",
                "net.jpountz.xxhash.XXHash32" + name,
                "net.jpountz.xxhash.XXHash64" + name,
                "net.jpountz.xxhash.StreamingXXHash32" + name + "$Factory",
                "net.jpountz.xxhash.StreamingXXHash64" + name + "$Factory");
    }
}
