package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --version} and {@code --help} succeed on stdout under every name (contract 00 section 2). */
class VersionAndHelpIT {

    @ParameterizedTest
    @EnumSource
    void every_drop_in_name_prints_the_version_its_callers_look_for(StoreCommand command) {
        ProcessOutcome outcome =
                Archive.program(command.text()).arguments("--version").run(Archive.LIMIT);

        assertThat(outcome).isEqualTo(new ProcessOutcome(0, "barman-cloud-" + command.text() + " 3.17.0\n", ""));
    }

    @ParameterizedTest
    @EnumSource
    void every_drop_in_name_prints_its_usage(StoreCommand command) {
        ProcessOutcome outcome =
                Archive.program(command.text()).arguments("--help").run(Archive.LIMIT);

        assertThat(outcome.expectSuccess().stdout())
                .startsWith("usage: barman-cloud-" + command.text() + " ")
                .contains("--cloud-provider", "--endpoint-url", "SERVER_NAME");
        assertThat(outcome.stderr()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-V", "backup --version"})
    void the_one_program_prints_its_own_version(String arguments) {
        ProcessOutcome outcome =
                Archive.pgcellar().arguments(List.of(arguments.split(" "))).run(Archive.LIMIT);

        assertThat(outcome.expectSuccess().stdout()).matches("pgcellar \\d+\\.\\d+\\.\\d+\\S*\\n");
        assertThat(outcome.stderr()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "wal-restore --help"})
    void the_one_program_prints_its_usage(String arguments) {
        ProcessOutcome outcome =
                Archive.pgcellar().arguments(List.of(arguments.split(" "))).run(Archive.LIMIT);

        assertThat(outcome.expectSuccess().stdout()).startsWith("usage: pgcellar ");
        assertThat(outcome.stderr()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version"})
    void nothing_else_on_the_command_line_matters(String option) {
        ProcessOutcome outcome =
                Archive.program("backup").arguments("s3://bucket", option).run(Archive.LIMIT);

        assertThat(outcome.expectSuccess().stderr()).isEmpty();
    }
}
