package dev.pgcellar.registry;

import dev.pgcellar.spi.Codec;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.spi.SnapshotProvider;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.annotations.Recorder;
import java.util.List;
import java.util.function.Supplier;

/**
 * Turns what the build collected into the registry beans. Class names only are recorded: a plugin's class, and the SDK
 * behind it, is loaded when it is first used.
 */
@Recorder
public class RegistryRecorder {

    public Supplier<ObjectStoreProviders> objectStoreProviders(List<ObjectStoreDescriptor> descriptors) {
        return () -> new ObjectStoreProviders(descriptors, name -> bean(name, ObjectStoreProvider.class));
    }

    public Supplier<Codecs> codecs(List<CodecDescriptor> descriptors) {
        return () -> new Codecs(descriptors, name -> bean(name, Codec.class));
    }

    public Supplier<SnapshotProviders> snapshotProviders(List<SnapshotProviderDescriptor> descriptors) {
        return () -> new SnapshotProviders(descriptors, name -> bean(name, SnapshotProvider.class));
    }

    private static <T> T bean(String className, Class<T> type) {
        try {
            Class<?> plugin =
                    Class.forName(className, true, Thread.currentThread().getContextClassLoader());
            return type.cast(Arc.container().instance(plugin).get());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the build recorded " + className + ", which is not on the class path", e);
        }
    }
}
