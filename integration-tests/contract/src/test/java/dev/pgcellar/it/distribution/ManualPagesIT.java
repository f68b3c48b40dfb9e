package dev.pgcellar.it.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Each command has a manual page under both of its names. */
@EnabledIfSystemProperty(named = BuiltDistribution.PROPERTY, matches = ".+")
class ManualPagesIT {

    private static Path pages;

    @BeforeAll
    static void findPages() {
        pages = BuiltDistribution.ofThisBuild().content().resolve("share/man/man1");
    }

    @Test
    void there_is_a_page_for_each_program_and_command() {
        List<Path> programs = BuiltDistribution.matching(pages.resolve("../../../bin"), ".*");

        assertThat(programs).hasSize(10).allSatisfy(program -> assertThat(pages.resolve(program.getFileName() + ".1"))
                .isNotEmptyFile());
        assertThat(BuiltDistribution.matching(pages, "pgcellar-.*[.]1")).hasSize(10);
    }

    @Test
    void a_page_tells_the_options_of_the_help_text() throws IOException {
        assertThat(pages.resolve("pgcellar-backup.1"))
                .content()
                .contains(".TH PGCELLAR\\-BACKUP 1 ")
                .contains("pgcellar\\-backup \\- take a base backup")
                .contains(".B \\-J, \\-\\-jobs=N\nArchives written")
                .contains(".B \\-\\-aws\\-snapshot\\-lock\\-cool\\-off\\-period=HOURS\nhours in which");
        assertThat(Files.readString(pages.resolve("barman-cloud-backup.1"))).isEqualTo(".so man1/pgcellar-backup.1\n");
    }

    @Test
    void the_pages_are_set_without_a_warning() {
        assumeThat(Path.of("/usr/bin/groff")).exists();

        for (Path page : BuiltDistribution.matching(pages, "pgcellar.*[.]1")) {
            ProcessOutcome set = CommandLineProcess.of("groff", "-ww", "-man", "-Tutf8", "-P-cbou", page.toString())
                    .run(BuiltDistribution.LIMIT)
                    .expectSuccess();

            assertThat(set.stderr()).as(page.toString()).isEmpty();
            // Bold letters may be typed twice.
            assertThat(set.stdout().replaceAll(".\\x08", "")).contains("SYNOPSIS", "OPTIONS", "EXIT STATUS");
        }
    }
}
