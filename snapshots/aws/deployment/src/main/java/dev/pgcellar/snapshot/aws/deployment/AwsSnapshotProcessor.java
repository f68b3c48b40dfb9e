package dev.pgcellar.snapshot.aws.deployment;

import dev.pgcellar.deployment.SnapshotProviderBuildItem;
import dev.pgcellar.snapshot.aws.AwsSnapshotOptions;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;

/** Announces the snapshots of Amazon EBS volumes. */
class AwsSnapshotProcessor {

    private static final String FEATURE = "pgcellar-snapshot-aws";

    /** By name, so that the SDK is not loaded into the build. */
    private static final String PROVIDER = "dev.pgcellar.snapshot.aws.AwsSnapshotProvider";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    SnapshotProviderBuildItem provider() {
        return new SnapshotProviderBuildItem(FEATURE, "aws", "aws-s3", PROVIDER, AwsSnapshotOptions.ALL);
    }

    @BuildStep
    ExtensionSslNativeSupportBuildItem tls() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }

    /** The credentials of assumed roles, which the SDK looks up by name. */
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

    /** Where the SDK looks for interceptors of this and of all services. */
    @BuildStep
    NativeImageResourceBuildItem interceptors() {
        return new NativeImageResourceBuildItem(
                "software/amazon/awssdk/global/handlers/execution.interceptors",
                "software/amazon/awssdk/services/ec2/execution.interceptors");
    }

    @BuildStep
    ReflectiveClassBuildItem interceptorClasses() {
        return ReflectiveClassBuildItem.builder(
                        "software.amazon.awssdk.services.ec2.transform.internal.GeneratePreSignUrlInterceptor",
                        "software.amazon.awssdk.services.ec2.transform.internal.TimestampFormatInterceptor")
                .build();
    }
}
