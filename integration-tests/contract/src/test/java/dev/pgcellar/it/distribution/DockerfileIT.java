package dev.pgcellar.it.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What can be told of the image without building it. */
@EnabledIfSystemProperty(named = BuiltDistribution.PROPERTY, matches = ".+")
class DockerfileIT {

    private static final Set<String> INSTRUCTIONS =
            Set.of("FROM", "ADD", "RUN", "USER", "WORKDIR", "ENTRYPOINT", "CMD");

    private static BuiltDistribution built;
    private static List<String> lines;

    @BeforeAll
    static void read() throws IOException {
        built = BuiltDistribution.ofThisBuild();
        String file = Files.readString(built.folder().resolveSibling("src/main/docker/Dockerfile"));
        lines = file.replace("\\\n", " ")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    @Test
    void has_known_instructions_only_and_begins_with_a_base_of_a_fixed_release() {
        assertThat(lines).allSatisfy(line -> assertThat(INSTRUCTIONS).contains(line.split(" ")[0]));
        assertThat(lines.get(0)).matches("FROM [a-z]+:\\d+-slim");
    }

    @Test
    void adds_the_one_tarball_of_the_build() {
        String source = only("ADD").split(" ")[1];
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + source);

        assertThat(BuiltDistribution.matching(built.folder(), ".*").stream()
                        .map(Path::getFileName)
                        .filter(matcher::matches))
                .containsExactly(built.tarball().getFileName());
    }

    @Test
    void runs_the_program_itself_as_a_user_who_is_not_root() {
        assertThat(only("USER")).matches("USER [1-9]\\d*:[1-9]\\d*");
        assertThat(lines.indexOf(only("USER"))).isGreaterThan(lines.lastIndexOf(only("RUN")));
        assertThat(only("ENTRYPOINT")).isEqualTo("ENTRYPOINT [\"/usr/local/bin/pgcellar\"]");
        assertThat(only("CMD")).startsWith("CMD [\"");
    }

    private static String only(String instruction) {
        List<String> found = lines.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
