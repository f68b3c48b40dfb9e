package dev.pgcellar.it.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shells complete commands, options and their values. */
@EnabledIfSystemProperty(named = BuiltDistribution.PROPERTY, matches = ".+")
class CompletionIT {

    /** Completes the last of its arguments, as bash would after a press of the tabulator. */
    private static final String COMPLETE_LAST =
            """
            source "$1"; shift
            COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
            "$(complete -p "$1" | sed 's/.* -F \\([^ ]*\\) .*/\\1/')"
            echo "${COMPREPLY[@]}"
            """;

    private static Path share;

    @BeforeAll
    static void findScripts() {
        share = BuiltDistribution.ofThisBuild().content().resolve("share");
    }

    @ParameterizedTest
    @CsvSource({
        "pgcellar backup-l, backup-list",
        "pgcellar backup-list --form, --format",
        "pgcellar backup --endp, --endpoint-url",
        "pgcellar wal-archive --snap, --snappy",
        "barman-cloud-backup --immediate, --immediate-checkpoint",
        "barman-cloud-wal-restore --cloud-provider aws, aws-s3"
    })
    void bash_completes(String typed, String completed) {
        String script = share.resolve("bash-completion/completions/pgcellar").toString();

        String replies = CommandLineProcess.of("bash", "-c", COMPLETE_LAST, "bash", script)
                .arguments(typed.split(" "))
                .run(BuiltDistribution.LIMIT)
                .expectSuccess()
                .stdout();

        assertThat(replies.strip().split(" ")).containsExactly(completed);
    }

    @Test
    void every_name_has_its_completion() {
        assertThat(BuiltDistribution.matching(share.resolve("bash-completion/completions"), "barman-cloud-.*"))
                .hasSize(9)
                .allSatisfy(link -> assertThat(link).isSymbolicLink().exists());
        assertThat(share.resolve("zsh/site-functions/_pgcellar"))
                .content()
                .startsWith("#compdef pgcellar barman-cloud-backup ");
    }

    @Test
    void zsh_can_read_its_script() {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/zsh"))).isTrue();

        CommandLineProcess.of(
                        "zsh",
                        "-n",
                        share.resolve("zsh/site-functions/_pgcellar").toString())
                .run(BuiltDistribution.LIMIT)
                .expectSuccess();
    }
}
