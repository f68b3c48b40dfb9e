package dev.pgcellar.deployment;

import dev.pgcellar.postgres.TcpSocketFactory;
import dev.pgcellar.postgres.UnixSocketFactory;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.nativeimage.NativeImageAllowIncompleteClasspathBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;

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

    /** The driver refers to a library of Windows' own authentication, which is not there. */
    @BuildStep
    NativeImageAllowIncompleteClasspathBuildItem withoutOptionalLibraries() {
        return new NativeImageAllowIncompleteClasspathBuildItem("pgcellar");
    }
}
