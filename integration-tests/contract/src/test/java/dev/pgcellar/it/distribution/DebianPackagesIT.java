package dev.pgcellar.it.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The Debian packages hold a working program, and take no name of another package unasked. */
@EnabledIfSystemProperty(named = BuiltDistribution.PROPERTY, matches = ".+")
class DebianPackagesIT {

    private static final String MAIN = "pgcellar";
    private static final String LINKS = "pgcellar-barman-cloud";

    @TempDir
    static Path folder;

    private static BuiltDistribution built;

    @BeforeAll
    static void findPackages() {
        built = BuiltDistribution.ofThisBuild();
        assumeThat(BuiltDistribution.matching(built.folder(), ".*[.]deb"))
                .as("dpkg-deb to make packages with")
                .isNotEmpty();
    }

    @Test
    void the_installed_programs_run_without_java() throws IOException {
        BareMachine machine = new BareMachine(folder);
        Path root = Files.createDirectory(folder.resolve("root"));
        for (String name : new String[] {MAIN, LINKS}) {
            dpkgDeb("--extract", built.debianPackage(name).toString(), root.toString());
        }

        ProcessOutcome own =
                machine.run(root.resolve("usr/bin/pgcellar"), "--version").run(BuiltDistribution.LIMIT);
        ProcessOutcome dropIn = machine.run(root.resolve("usr/bin/barman-cloud-wal-archive"), "--version")
                .run(BuiltDistribution.LIMIT);

        assertThat(own.expectSuccess().stdout()).matches("pgcellar \\d+\\.\\d+\\.\\d+\\S*\\n");
        assertThat(dropIn).isEqualTo(new ProcessOutcome(0, "barman-cloud-wal-archive 3.17.0\n", ""));
        assertThat(BuiltDistribution.matching(root.resolve("usr/bin"), "barman-cloud-.*"))
                .hasSize(9)
                .allSatisfy(link -> assertThat(root.resolve("usr/share/man/man1/" + link.getFileName() + ".1.gz"))
                        .isNotEmptyFile());
        assertThat(root.resolve("usr/share/doc/pgcellar/examples/pgcellar-backup.timer"))
                .isNotEmptyFile();
    }

    @Test
    void only_the_second_package_has_the_names_of_another_one_and_takes_its_place() {
        String files = dpkgDeb("--contents", built.debianPackage(MAIN).toString());
        String conflicts =
                dpkgDeb("--field", built.debianPackage(LINKS).toString(), "Conflicts", "Replaces", "Depends");

        assertThat(files)
                .contains("./usr/bin/pgcellar -> ../lib/pgcellar/bin/pgcellar")
                .doesNotContain("./usr/bin/barman-cloud", "./etc/");
        assertThat(files.lines())
                .allSatisfy(line -> assertThat(line).containsPattern("^[-dlrwx]{10} root/root "))
                .noneSatisfy(line -> assertThat(line).containsPattern("^-.......w"));
        assertThat(conflicts)
                .contains("Conflicts: barman-cli-cloud", "Replaces: barman-cli-cloud", "Depends: pgcellar (= ");
    }

    private static String dpkgDeb(String... arguments) {
        return CommandLineProcess.of("dpkg-deb", arguments)
                .run(BuiltDistribution.LIMIT)
                .expectSuccess()
                .stdout();
    }
}
