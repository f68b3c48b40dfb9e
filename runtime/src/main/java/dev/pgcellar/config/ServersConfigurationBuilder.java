package dev.pgcellar.config;

import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * Lets applications start, and commands run, whatever stands below {@code pgcellar.servers}: a key that is not one of
 * {@link ServersConfiguration} would end them otherwise. Quarkus names such keys in a line of the log.
 */
public final class ServersConfigurationBuilder implements ConfigBuilder {

    @Override
    public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
        return builder.withMappingIgnore(ServersConfiguration.PREFIX + ".**");
    }
}
