package dev.pgcellar.config;

import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The configuration of a command-line application: a quiet console, and the settings that users make in files.
 *
 * <p>Adds the {@code pgcellar.properties} files of the system, the user and the installation to the configuration. Each
 * that exists is read; later ones in this list win: {@code /etc/pgcellar}, {@code $XDG_CONFIG_HOME/pgcellar} (or
 * {@code ~/.config/pgcellar}), the folder that {@code -Dpgcellar.home} names. All lose against environment variables
 * and system properties.
 */
public final class CommandLineConfiguration implements ConfigBuilder {

    /** PostgreSQL may end a command while it starts; that Quarkus' own shutdown then fails says nothing to anybody. */
    private static final String SHUTDOWN_LOG = "quarkus.log.category.\"io.quarkus.runtime.shutdown\".level";

    /** What a command prints is its result; the log is for warnings and goes to stderr. */
    private static final Map<String, String> CONSOLE = Map.of(
            "quarkus.banner.enabled",
            "false",
            "quarkus.log.level",
            "WARN",
            "quarkus.log.category.\"io.quarkus\".level",
            "WARN",
            SHUTDOWN_LOG,
            "OFF",
            "quarkus.log.console.stderr",
            "true");

    /** Below application.properties, so that an application can choose otherwise. */
    private static final int CONSOLE_ORDINAL = 100;

    private static final String FILE_NAME = "pgcellar.properties";

    /** Above application.properties inside the application (250), below those beside it (260). */
    private static final int LOWEST_ORDINAL = 252;

    @Override
    public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
        builder.withSources(new PropertiesConfigSource(CONSOLE, "PgCellar console defaults", CONSOLE_ORDINAL));
        Path[] folders = Stream.of(Optional.of(Path.of("/etc/pgcellar")), userFolder(), installationFolder())
                .flatMap(Optional::stream)
                .toArray(Path[]::new);
        for (int i = 0; i < folders.length; i++) {
            add(builder, folders[i].resolve(FILE_NAME), LOWEST_ORDINAL + i);
        }
        return builder;
    }

    private static Optional<Path> userFolder() {
        return absolute(System.getenv("XDG_CONFIG_HOME"))
                .or(() -> absolute(System.getenv("HOME")).map(home -> home.resolve(".config")))
                .map(folder -> folder.resolve("pgcellar"));
    }

    private static Optional<Path> installationFolder() {
        return absolute(System.getProperty("pgcellar.home"));
    }

    /** Relative values are ignored, as the XDG Base Directory Specification asks. */
    private static Optional<Path> absolute(String folder) {
        return Optional.ofNullable(folder).map(Path::of).filter(Path::isAbsolute);
    }

    private static void add(SmallRyeConfigBuilder builder, Path file, int ordinal) {
        if (!Files.isReadable(file)) {
            return;
        }
        try {
            builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), ordinal));
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file + "' cannot be read: " + e.getMessage(), e);
        }
    }
}
