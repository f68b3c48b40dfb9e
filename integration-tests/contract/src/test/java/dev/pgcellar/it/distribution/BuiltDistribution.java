package dev.pgcellar.it.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the build made for users. Without a JDK 25 it made nothing, and tests that ask for a file are skipped.
 *
 * @param folder where the tarball, the packages and their checksums are
 */
record BuiltDistribution(Path folder) {

    /** Switches the tests on: the profile {@code distribution} sets it. */
    static final String PROPERTY = "pgcellar.distribution";

    static final Duration LIMIT = Duration.ofMinutes(2);

    static BuiltDistribution ofThisBuild() {
        BuiltDistribution built = new BuiltDistribution(Path.of(System.getProperty(PROPERTY)));
        assumeThat(built.checksums()).as("a JDK 25 to make it with").exists();
        return built;
    }

    Path checksums() {
        return folder.resolve("SHA256SUMS");
    }

    Path tarball() {
        return only(matching(folder, "pgcellar-.*-linux-.*[.]tar[.]gz"));
    }

    /** The Debian package of a name. */
    Path debianPackage(String name) {
        return only(matching(folder, name + "_.*[.]deb"));
    }

    /** The tarball's content as the build put it together. */
    Path content() {
        return only(matching(folder.resolve("distribution"), "pgcellar-.*"));
    }

    /** Unpacks the tarball as its owner does, and returns its one folder. */
    Path unpackInto(Path target) {
        CommandLineProcess.of("tar", "-xzf", tarball().toString(), "-C", target.toString())
                .run(LIMIT)
                .expectSuccess();
        return only(matching(target, ".*"));
    }

    private static Path only(List<Path> found) {
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    static List<Path> matching(Path folder, String pattern) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> path.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
