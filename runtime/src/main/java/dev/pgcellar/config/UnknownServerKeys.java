package dev.pgcellar.config;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.PropertyNamesMatcher;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** The keys below {@code pgcellar.servers} that have no effect, such as those with a typing error. */
public final class UnknownServerKeys {

    private UnknownServerKeys() {}

    /** Finds them, in ascending order. */
    public static List<String> in(Config config) {
        PropertyNamesMatcher known =
                ConfigMappings.propertyNamesMatcher(List.of(ConfigClass.configClass(ServersConfiguration.class)));
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(ServersConfiguration.PREFIX + "."))
                .filter(name -> !known.matches(name))
                .distinct()
                .sorted()
                .toList();
    }
}
