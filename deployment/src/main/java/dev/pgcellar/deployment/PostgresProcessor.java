package dev.pgcellar.deployment;

import dev.pgcellar.postgres.TcpSocketFactory;
import dev.pgcellar.postgres.UnixSocketFactory;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.nativeimage.NativeImageAllowIncompleteClasspathBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;

/** Registers what pgjdbc looks up by name. */
class PostgresProcessor {

    @BuildStep
    ReflectiveClassBuildItem socketFactories() {
        return ReflectiveClassBuildItem.builder(
                        UnixSocketFactory.class.getName(),
                        TcpSocketFactory.class.getName(),
                        "org.postgresql.ssl.LibPQFactory",
                        "org.postgresql.ssl.DefaultJavaSSLFactory",
                        "org.postgresql.ssl.PGjdbcHostnameVerifier")
                .build();
    }

    /** A cleaning thread and a source of random numbers cannot stand in an image. */
    @BuildStep
    void startAtRunTime(BuildProducer<RuntimeInitializedClassBuildItem> classes) {
        classes.produce(new RuntimeInitializedClassBuildItem("org.postgresql.util.LazyCleanerImpl"));
        classes.produce(new RuntimeInitializedClassBuildItem("org.postgresql.util.PasswordUtil$SecureRandomHolder"));
    }

    @BuildStep
    NativeImageResourceBuildItem driverDefaults() {
        return new NativeImageResourceBuildItem("org/postgresql/driverconfig.properties");
    }

    /** The driver refers to a library of Windows' own authentication, which is not there. */
    @BuildStep
    NativeImageAllowIncompleteClasspathBuildItem withoutOptionalLibraries() {
        return new NativeImageAllowIncompleteClasspathBuildItem("pgcellar");
    }
}
