package dev.pgcellar.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of PgCellar that is running, as the build wrote it down.
 */
final class BuildVersion {

    private static final String RESOURCE = "/dev/pgcellar/version.properties";

    private BuildVersion() {}

    static String text() {
        Properties properties = new Properties();
        try (InputStream resource = BuildVersion.class.getResourceAsStream(RESOURCE)) {
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
