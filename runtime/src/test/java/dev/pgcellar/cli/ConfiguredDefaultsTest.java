package dev.pgcellar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Configuration gives options their defaults; the command line goes first. */
class ConfiguredDefaultsTest {

    private static final String PREFIX = "pgcellar.wal-archive.";

    private final ContractCommandLines program = ContractCommandLines.dropIn("wal-archive");

    @AfterEach
    void forget() {
        List.copyOf(System.getProperties().stringPropertyNames()).stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(System::clearProperty);
    }

    private void configure(Map<String, String> settings) {
        settings.forEach((name, value) -> System.setProperty(PREFIX + name, value));
    }

    private void run(String... options) {
        String[] arguments = Arrays.copyOf(options, options.length + 3);
        System.arraycopy(new String[] {"URL", "srv", "WAL"}, 0, arguments, options.length, 3);
        assertThat(program.run(arguments)).as(program.stderr()).isZero();
    }

    @Test
    void apply_to_what_the_command_line_leaves_open() {
        configure(Map.of("gzip", "true", "read-timeout", "5", "tag", "a,1"));

        run();

        assertThat(program.option("--gzip")).isEqualTo(true);
        assertThat(program.option("--read-timeout")).isEqualTo("5");
        assertThat(program.option("--tag").toString()).contains("key=a");
    }

    @Test
    void leave_a_flag_on_that_the_command_line_switches_on_too() {
        configure(Map.of("gzip", "true", "overwrite", "true", "test", "true"));

        run("--gzip", "--overwrite", "-t");

        assertThat(List.of(program.option("--gzip"), program.option("--overwrite"), program.option("-t")))
                .containsOnly(true);
    }

    @Test
    void give_way_to_an_option_that_excludes_theirs() {
        configure(Map.of("gzip", "true", "tag", "a,1"));

        run("--tags", "b,2", "--xz");

        assertThat(program.option("--gzip")).isNotEqualTo(true);
        assertThat(program.option("--xz")).isEqualTo(true);
        assertThat(program.option("--tag")).isNull();
        assertThat(program.option("--tags").toString()).contains("key=b");
    }
}
