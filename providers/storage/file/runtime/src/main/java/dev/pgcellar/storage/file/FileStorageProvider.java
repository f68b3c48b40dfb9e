package dev.pgcellar.storage.file;

import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.StoreLocation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Opens folders named by {@code file:///absolute/path}. What follows {@code file://} is the path as it stands, without
 * percent-decoding; a host part may only be {@code localhost}. The folder is the container and the prefix is empty.
 */
public class FileStorageProvider implements ObjectStoreProvider {

    private static final String SCHEME = "file://";
    private static final String LOCALHOST = "localhost";

    @Override
    public StoreLocation parse(String url) {
        if (!url.startsWith(SCHEME)) {
            throw malformed(url, "it does not start with file://");
        }
        String path = url.substring(SCHEME.length());
        if (path.startsWith(LOCALHOST + "/")) {
            path = path.substring(LOCALHOST.length());
        }
        if (!path.startsWith("/")) {
            throw malformed(url, "the path must be absolute, and a host other than localhost is not possible");
        }
        return new StoreLocation(url, folder(url, path).toString(), "");
    }

    private static Path folder(String url, String path) {
        Path folder;
        try {
            folder = Path.of(path);
        } catch (InvalidPathException e) {
            throw malformed(url, "the path cannot be expressed in this locale or file system: " + e.getReason());
        }
        if (folder.getNameCount() == 0) {
            throw malformed(url, "the root of the file system cannot be the container");
        }
        return folder;
    }

    private static InvalidConfigurationException malformed(String url, String reason) {
        return new InvalidConfigurationException(
                "'" + url + "' is not a folder URL: " + reason + "; expected file:///absolute/path");
    }

    @Override
    public ObjectStore open(StoreLocation location, OptionValues options) {
        return new FileObjectStore(Path.of(location.container()));
    }
}
