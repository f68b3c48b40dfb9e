package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.PgCellarProgram;
import dev.pgcellar.testsupport.files.Folder;
import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the machine's Java the launcher starts from the archive of loaded classes where it serves, and without it elsewhere. */
@OfTheVirtualMachine
class ClassDataArchiveIT {

    private static final String OWN_CLASS = "dev.pgcellar.cli.PgCellarCommand source: ";
    private static final String CLASS_OF_JAVA = "java.lang.String source: ";
    private static final String ARCHIVED = "shared objects file";

    @TempDir
    Path folder;

    @Test
    void it_starts_from_its_archive() throws IOException {
        Path program = PgCellarProgram.laidOut().path("pgcellar");

        assertThat(classesLoadedBy(program)).contains(OWN_CLASS + ARCHIVED, "picocli.CommandLine source: " + ARCHIVED);
    }

    @Test
    void when_moved_it_starts_from_the_archive_of_java_alone() throws IOException {
        Path home = PgCellarProgram.laidOut().path("pgcellar").getParent().getParent();
        Path moved = folder.resolve("moved distribution");
        new Folder(home).copyTo(moved);

        String loaded = classesLoadedBy(moved.resolve("bin/pgcellar"));

        assertThat(loaded).contains(OWN_CLASS, CLASS_OF_JAVA + ARCHIVED).doesNotContain(OWN_CLASS + ARCHIVED);
    }

    private String classesLoadedBy(Path program) throws IOException {
        Path log = folder.resolve("classes");
        CommandLineProcess.of(program.toString(), "--version")
                .environment("PGCELLAR_JAVA_OPTS", "-Xlog:class+load:file=" + log)
                .run(Archive.LIMIT)
                .expectSuccess();
        return Files.readString(log);
    }
}
