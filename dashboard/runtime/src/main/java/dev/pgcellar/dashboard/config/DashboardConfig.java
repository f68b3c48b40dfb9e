package dev.pgcellar.dashboard.config;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of the dashboard.
 */
@ConfigMapping(prefix = "pgcellar.dashboard")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface DashboardConfig {

    /** Whether the dashboard answers. Default: in development mode, and while the command {@code dashboard} runs. */
    Optional<Boolean> enabled();

    /** Whether backups can be kept, released and deleted. It takes a token too. */
    @WithDefault("false")
    boolean allowActions();

    /** The token that actions take. Without one no action is possible, but the command {@code dashboard} makes one. */
    Optional<String> token();

    /**
     * Host names besides {@code localhost} and loopback addresses by which the dashboard may be asked for. Setting them
     * also lets it answer on other addresses than the loopback one.
     */
    Optional<List<String>> allowedHosts();

    /** The age from which on what was read of a store is read anew. */
    @WithDefault("30S")
    Duration cacheAge();

    /** Defaults of the other options of the command {@code dashboard}, by their names. */
    @WithParentName
    Map<String, String> options();
}
