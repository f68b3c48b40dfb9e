package dev.pgcellar.storage.s3.deployment;

import dev.pgcellar.deployment.ObjectStoreProviderBuildItem;
import dev.pgcellar.storage.s3.S3Options;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import java.util.List;

/**
 * Announces the S3 storage. The provider builds its own client, because the options for it arrive with the command
 * line; from the Amazon S3 extension it takes what that knows about native images.
 */
class S3StorageProcessor {

    private static final String FEATURE = "pgcellar-storage-s3";

    /** By name, so that the SDK is not loaded into the build. */
    private static final String PROVIDER = "dev.pgcellar.storage.s3.S3ObjectStoreProvider";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    ObjectStoreProviderBuildItem provider() {
        return new ObjectStoreProviderBuildItem(FEATURE, "aws-s3", List.of("s3"), PROVIDER, S3Options.ALL);
    }

    @BuildStep
    ExtensionSslNativeSupportBuildItem tls() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }

    /** The credentials of assumed roles, which the SDK looks up by name; those of web identities it registers itself. */
    @BuildStep
    ReflectiveClassBuildItem assumedRoles() {
        return ReflectiveClassBuildItem.builder(
                        "software.amazon.awssdk.services.sts.internal.StsProfileCredentialsProviderFactory")
                .build();
    }

    /** The HTTP client for the requests that fetch such credentials. */
    @BuildStep
    ServiceProviderBuildItem httpClientOfRoles() {
        return new ServiceProviderBuildItem(
                "software.amazon.awssdk.http.SdkHttpService",
                "software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService");
    }
}
