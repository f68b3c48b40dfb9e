package dev.pgcellar.deployment;

import dev.pgcellar.registry.CodecDescriptor;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.registry.ObjectStoreDescriptor;
import dev.pgcellar.registry.ObjectStoreProviders;
import dev.pgcellar.registry.RegistryRecorder;
import dev.pgcellar.registry.SnapshotProviderDescriptor;
import dev.pgcellar.registry.SnapshotProviders;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.processor.DotNames;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/**
 * Assembles the registries from what the extensions announced.
 */
class RegistryProcessor {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("pgcellar");
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    void objectStoreProviders(
            List<ObjectStoreProviderBuildItem> items,
            RegistryRecorder recorder,
            BuildProducer<AdditionalBeanBuildItem> beans,
            BuildProducer<ReflectiveClassBuildItem> reflective,
            BuildProducer<SyntheticBeanBuildItem> synthetic) {
        UniqueClaims names = new UniqueClaims("the storage provider name");
        UniqueClaims schemes = new UniqueClaims("the URL scheme");
        for (ObjectStoreProviderBuildItem item : items) {
            names.claim(item.descriptor().name(), item.extension());
            item.descriptor().schemes().forEach(scheme -> schemes.claim(scheme, item.extension()));
            registerPlugin(item.descriptor().className(), beans, reflective);
        }
        List<ObjectStoreDescriptor> descriptors = items.stream()
                .map(ObjectStoreProviderBuildItem::descriptor)
                .sorted(Comparator.comparing(ObjectStoreDescriptor::name))
                .toList();
        synthetic.produce(SyntheticBeanBuildItem.configure(ObjectStoreProviders.class)
                .scope(Singleton.class)
                .unremovable()
                .supplier(recorder.objectStoreProviders(descriptors))
                .done());
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    void codecs(
            List<CodecBuildItem> items,
            RegistryRecorder recorder,
            BuildProducer<AdditionalBeanBuildItem> beans,
            BuildProducer<ReflectiveClassBuildItem> reflective,
            BuildProducer<SyntheticBeanBuildItem> synthetic) {
        UniqueClaims names = new UniqueClaims("the compression name");
        UniqueClaims suffixes = new UniqueClaims("the object suffix");
        UniqueClaims flags = new UniqueClaims("the command-line flag");
        for (CodecBuildItem item : items) {
            names.claim(item.descriptor().name(), item.extension());
            suffixes.claim(item.descriptor().suffix(), item.extension());
            item.descriptor().flags().forEach(flag -> flags.claim(flag, item.extension()));
            registerPlugin(item.descriptor().className(), beans, reflective);
        }
        List<CodecDescriptor> descriptors = items.stream()
                .map(CodecBuildItem::descriptor)
                .sorted(Comparator.comparing(CodecDescriptor::name))
                .toList();
        synthetic.produce(SyntheticBeanBuildItem.configure(Codecs.class)
                .scope(Singleton.class)
                .unremovable()
                .supplier(recorder.codecs(descriptors))
                .done());
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    void snapshotProviders(
            List<SnapshotProviderBuildItem> items,
            RegistryRecorder recorder,
            BuildProducer<AdditionalBeanBuildItem> beans,
            BuildProducer<ReflectiveClassBuildItem> reflective,
            BuildProducer<SyntheticBeanBuildItem> synthetic) {
        UniqueClaims names = new UniqueClaims("the snapshot provider name");
        UniqueClaims storageProviders = new UniqueClaims("the snapshots that go with the storage provider");
        for (SnapshotProviderBuildItem item : items) {
            names.claim(item.descriptor().name(), item.extension());
            storageProviders.claim(item.descriptor().storageProvider(), item.extension());
            registerPlugin(item.descriptor().className(), beans, reflective);
        }
        List<SnapshotProviderDescriptor> descriptors = items.stream()
                .map(SnapshotProviderBuildItem::descriptor)
                .sorted(Comparator.comparing(SnapshotProviderDescriptor::name))
                .toList();
        synthetic.produce(SyntheticBeanBuildItem.configure(SnapshotProviders.class)
                .scope(Singleton.class)
                .unremovable()
                .supplier(recorder.snapshotProviders(descriptors))
                .done());
    }

    private static void registerPlugin(
            String className,
            BuildProducer<AdditionalBeanBuildItem> beans,
            BuildProducer<ReflectiveClassBuildItem> reflective) {
        beans.produce(AdditionalBeanBuildItem.builder()
                .addBeanClass(className)
                .setUnremovable()
                .setDefaultScope(DotNames.SINGLETON)
                .build());
        reflective.produce(ReflectiveClassBuildItem.builder(className).build());
    }
}
