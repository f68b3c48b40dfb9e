package dev.pgcellar.dashboard.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of PgCellar that is running. */
final class BuildVersion {

    private BuildVersion() {}

    static String text() {
        try (InputStream resource = BuildVersion.class.getResourceAsStream("/dev/pgcellar/version.properties")) {
            Properties properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
