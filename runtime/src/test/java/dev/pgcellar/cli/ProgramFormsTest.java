package dev.pgcellar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program says about itself, under its own name and those of the commands it stands for. */
class ProgramFormsTest {

    private static final int WIDTH = 100;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup",
                "backup-list",
                "backup-show",
                "restore",
                "wal-archive",
                "wal-restore",
                "check-wal-archive"
            })
    void says_its_own_name_in_help_and_version(String command) {
        ContractCommandLines help = ContractCommandLines.dropIn(command);
        ContractCommandLines version = ContractCommandLines.dropIn(command);

        assertThat(help.run("--help")).isZero();
        assertThat(version.run("-V")).isZero();

        assertThat(help.stdout()).startsWith("usage: barman-cloud-" + command + " ");
        assertThat(help.stderr()).isEmpty();
        assertThat(version.stdout()).isEqualTo("barman-cloud-" + command + " 3.17.0" + System.lineSeparator());
        assertThat(version.stderr()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup",
                "backup-list",
                "backup-show",
                "restore",
                "wal-archive",
                "wal-restore",
                "check-wal-archive"
            })
    void keeps_help_within_its_width_and_urls_whole(String command) {
        ContractCommandLines program = ContractCommandLines.of("pgcellar");

        assertThat(program.run(command, "--help")).isZero();

        assertThat(program.stdout())
                .startsWith("usage: pgcellar " + command + " ")
                .contains("s3://bucket/path");
        assertThat(program.stdout().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "backup-delete", "wal-archive", "doctor"})
    void answers_the_same_when_only_the_wanted_command_is_assembled(String command) {
        ContractCommandLines all = ContractCommandLines.of("pgcellar");
        ContractCommandLines one = ContractCommandLines.startedAs("pgcellar", command, "--help");

        assertThat(one.commands()).containsExactly(command);
        assertThat(one.run(command, "--help")).isZero();
        assertThat(all.run(command, "--help")).isZero();
        assertThat(one.stdout()).isEqualTo(all.stdout());
    }

    @Test
    void says_its_version_without_any_command() {
        ContractCommandLines program = ContractCommandLines.startedAs("pgcellar", "--version");

        assertThat(program.commands()).isEmpty();
        assertThat(program.run("--version")).isZero();
        assertThat(program.stdout()).startsWith("pgcellar ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "generate-completion", "--help", "wal", "--version=1"})
    void assembles_all_commands_for_whatever_is_about_them(String argument) {
        assertThat(ContractCommandLines.startedAs("pgcellar", argument).commands())
                .contains("help", "wal-archive", "doctor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help"})
    void lists_its_commands(String argument) {
        ContractCommandLines program = ContractCommandLines.of("pgcellar");

        assertThat(program.run(argument)).isZero();

        assertThat(program.stdout()).startsWith("usage: pgcellar ").contains("wal-archive ", "restore ");
        assertThat(program.stderr()).isEmpty();
    }

    @Test
    void helps_with_one_command() {
        ContractCommandLines program = ContractCommandLines.of("pgcellar");

        assertThat(program.run("help", "restore")).isZero();

        assertThat(program.stdout()).startsWith("usage: pgcellar restore ");
    }

    @Test
    void shows_its_commands_when_none_is_given() {
        ContractCommandLines program = ContractCommandLines.of("pgcellar");

        assertThat(program.run()).isEqualTo(3);

        assertThat(program.stdout()).isEmpty();
        assertThat(program.stderr()).startsWith("usage: pgcellar ").contains("wal-archive ", "pgcellar: error: ");
    }

    @Test
    void names_the_commands_there_are_when_an_unknown_one_is_given() {
        ContractCommandLines program = ContractCommandLines.of("pgcellar");

        assertThat(program.run("back-up", "URL", "srv")).isEqualTo(3);

        assertThat(program.stderr()).contains("invalid command: 'back-up' (choose from backup, ");
    }

    @Test
    void gives_the_options_of_a_command_to_the_command() {
        ContractCommandLines program = ContractCommandLines.of("pgcellar");

        assertThat(program.run("backup", "-zv", "URL", "srv", "--jobs", "x")).isEqualTo(3);

        assertThat(program.stderr()).contains("pgcellar backup: error: argument -J/--jobs: invalid int value: 'x'");
    }
}
