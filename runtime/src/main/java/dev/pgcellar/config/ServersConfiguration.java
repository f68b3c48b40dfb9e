package dev.pgcellar.config;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/**
 * The servers that an application which embeds PgCellar, or the dashboard, knows by name. Values that have a form are
 * text here, and read by {@link ServerSettings}: every command loads this, and is to run whatever stands there.
 */
@ConfigMapping(prefix = ServersConfiguration.PREFIX)
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface ServersConfiguration {

    /** What all keys begin with, but for a dot. */
    String PREFIX = "pgcellar.servers";

    /** By the name that the application calls them. */
    @WithParentName
    Map<String, Server> servers();

    /** One server. */
    interface Server {

        /** URL of the store, for instance {@code s3://bucket/path}. Without it the server cannot be asked for. */
        Optional<String> url();

        /** The server's name in the store. Default: the name of the target. */
        Optional<String> serverName();

        /** Storage provider. Default: by the URL's scheme. */
        Optional<String> cloudProvider();

        /** Options of storage and snapshot extensions, by their long names without dashes. */
        Map<String, Optional<String>> options();

        /** PostgreSQL host or socket folder. Default: as libpq. */
        Optional<String> host();

        /** PostgreSQL port. Default: as libpq. */
        Optional<String> port();

        /** PostgreSQL user. Default: as libpq. */
        Optional<String> user();

        /** Database, or a libpq connection string. Default: postgres. */
        Optional<String> dbname();

        /** Name of the codec that compresses backups and WAL. Default: none. */
        Optional<String> compression();

        /** Compression level: low, medium, high or a number. Default: medium. */
        Optional<String> compressionLevel();

        /** Archives written, and parts sent, at the same time. Default: 2. */
        Optional<String> jobs();

        /** Whether backups begin with a checkpoint at full speed. */
        @WithDefault("false")
        boolean immediateCheckpoint();

        /** When backups are taken: a cron expression of quarkus-scheduler. Default: never. */
        Optional<String> schedule();

        /** What is applied after each scheduled backup. Default: nothing is deleted. */
        Optional<String> retentionPolicy();

        /** Backups that the retention policy leaves in any case. Default: 0. */
        Optional<String> minimumRedundancy();

        /** Age of the newest complete backup from which on the server counts as not healthy. Default: none. */
        Optional<String> maxBackupAge();

        /** Age of the oldest unarchived segment from which on the server counts as not healthy. Default: none. */
        Optional<String> maxWalLag();
    }
}
