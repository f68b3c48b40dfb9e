package com.example.sftp.deployment;

import com.example.sftp.SftpStorageProvider;
import com.example.sftp.ZlibCodec;
import dev.pgcellar.deployment.CodecBuildItem;
import dev.pgcellar.deployment.ObjectStoreProviderBuildItem;
import dev.pgcellar.spi.ProviderOption;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import java.util.List;

// tag::processor[]
/** Announces the storage and the compression. */
class SftpProcessor {

    private static final String EXTENSION = "example-storage-sftp";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(EXTENSION);
    }

    @BuildStep
    ObjectStoreProviderBuildItem storage() {
        return new ObjectStoreProviderBuildItem(
                EXTENSION, // this extension, for messages
                "sftp", // value of --cloud-provider
                List.of("sftp"), // URL schemes
                SftpStorageProvider.class.getName(), // by name: the application loads it when it is first used
                List.of(
                        option(SftpStorageProvider.IDENTITY, "Private key to authenticate with."),
                        option(SftpStorageProvider.KNOWN_HOSTS, "Keys of servers to trust. Default: as ssh.")));
    }

    private static ProviderOption option(String name, String description) {
        return new ProviderOption(
                name, List.of(), "FILE", ProviderOption.Type.TEXT, List.of(), description, List.of());
    }

    @BuildStep
    CodecBuildItem compression() {
        return new CodecBuildItem(EXTENSION, "zlib", ".zz", List.of("--zlib"), ZlibCodec.class.getName());
    }
}
// end::processor[]
