package dev.pgcellar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class DecidingFactsTest {

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>(Map.of("AWS_PROFILE", "one", "_", "/bin/sh"));

    @Test
    void the_same_facts_make_the_same_binding() throws Exception {
        String first = binding("main", "--tag=a");

        environment.put("_", "/bin/bash");

        assertThat(binding("main", "--tag=a", "--spool-dir=elsewhere")).isEqualTo(first);
    }

    @Test
    void an_argument_an_option_a_variable_and_a_file_make_another_one() throws Exception {
        Path profiles = Files.writeString(folder.resolve("config"), "[one]\n");
        environment.put("AWS_CONFIG_FILE", profiles.toString());
        String first = binding("main", "--tag=a");

        assertThat(binding("other", "--tag=a")).isNotEqualTo(first);
        assertThat(binding("main", "--tag=b")).isNotEqualTo(first);
        Files.writeString(profiles, "[one]\nendpoint_url = http://elsewhere\n");
        assertThat(binding("main", "--tag=a")).isNotEqualTo(first);
        Files.writeString(profiles, "[one]\n");
        assertThat(binding("main", "--tag=a")).isEqualTo(first);
        environment.put("AWS_PROFILE", "other");
        assertThat(binding("main", "--tag=a")).isNotEqualTo(first);
    }

    private String binding(String server, String... arguments) throws IOException {
        CommandSpec command = CommandSpec.create()
                .addOption(OptionSpec.builder("--tag").type(String.class).build())
                .addOption(OptionSpec.builder("--spool-dir").type(Path.class).build());
        new CommandLine(command).parseArgs(arguments);
        return new DecidingFacts(command, environment)
                .binding("pg_wal/1", folder, "s3://bucket", server)
                .digest();
    }
}
