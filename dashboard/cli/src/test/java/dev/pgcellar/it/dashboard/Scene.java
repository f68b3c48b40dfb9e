package dev.pgcellar.it.dashboard;

import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives all test classes the same dashboard, on the same archives in a folder and, by S3, in a bucket: the servers
 * {@code story} and {@code large}, and by S3 {@code story-2} and {@code large-2}.
 */
final class Scene implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Scene.class);
    private static final String BUCKET = "cellar";

    /** The shared parts. */
    static final class Parts implements AutoCloseable {

        private final Path folder;
        private final S3Server s3;
        private final Dashboard dashboard;

        private Parts() throws IOException {
            folder = Files.createTempDirectory("pgcellar-dashboard-");
            s3 = S3Server.startOn(folder);
            s3.createBucket(BUCKET);
            Path bucket = folder.resolve(BUCKET);
            Archives.story(bucket.resolve("d/story"));
            Archives.large(folder.resolve("files/large"), Archives.LARGE_SEGMENTS);
            Archives.large(bucket.resolve("many/large"), Archives.LARGE_SEGMENTS_BY_S3);
            String files = "file://" + bucket + "/d";
            String objects = "s3://" + BUCKET + "/d";
            dashboard = Dashboard.start(
                    folder,
                    s3.environment(),
                    List.of(
                            files,
                            "story",
                            "file://" + folder.resolve("files"),
                            "large",
                            objects,
                            "story",
                            "s3://" + BUCKET + "/many",
                            "large",
                            "--endpoint-url",
                            s3.endpoint().toString()));
        }

        @Override
        public void close() throws IOException {
            dashboard.close();
            s3.close();
            new Folder(folder).delete();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Dashboard.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Parts.class, type -> parts(), Parts.class)
                .dashboard;
    }

    private static Parts parts() {
        try {
            return new Parts();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
