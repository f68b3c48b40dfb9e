package com.example.sftp;

import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ObjectStore;
import dev.pgcellar.spi.ObjectStoreProvider;
import dev.pgcellar.spi.OptionValues;
import dev.pgcellar.spi.StoreLocation;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

// tag::provider[]
/** Storage in a folder of a server that is reached by SFTP: {@code sftp://user@host[:port]/folder}. */
public class SftpStorageProvider implements ObjectStoreProvider {

    public static final String IDENTITY = "--sftp-identity";
    public static final String KNOWN_HOSTS = "--sftp-known-hosts";

    @Override
    public StoreLocation parse(String url) {
        return new StoreLocation(url, address(url).folder(), "");
    }

    @Override
    public ObjectStore open(StoreLocation location, OptionValues options) {
        Optional<Path> identity = options.get(IDENTITY).map(Path::of);
        if (identity.isPresent() && !Files.isReadable(identity.get())) {
            throw new InvalidConfigurationException("the private key '" + identity.get() + "' cannot be read");
        }
        SftpAddress address = address(location.url());
        return new SftpObjectStore(
                address.folder(),
                new SftpChannels(
                        address,
                        identity,
                        options.get(KNOWN_HOSTS)
                                .map(Path::of)
                                .orElse(Path.of(System.getProperty("user.home"), ".ssh", "known_hosts"))));
    }
    // end::provider[]

    private static SftpAddress address(String url) {
        try {
            URI uri = new URI(url);
            boolean complete = "sftp".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() != null
                    && uri.getPath() != null
                    && uri.getPath().length() > 1;
            if (complete) {
                String folder = uri.getPath().replaceFirst("/+$", "");
                return new SftpAddress(uri.getUserInfo(), uri.getHost(), uri.getPort() < 0 ? 22 : uri.getPort(), folder);
            }
        } catch (URISyntaxException e) {
            throw invalid(url);
        }
        throw invalid(url);
    }

    private static InvalidConfigurationException invalid(String url) {
        return new InvalidConfigurationException(
                "'" + url + "' is not of the form sftp://user@host[:port]/folder");
    }
}
