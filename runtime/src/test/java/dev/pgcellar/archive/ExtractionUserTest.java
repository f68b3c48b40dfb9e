package dev.pgcellar.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractionUserTest {

    @TempDir
    Path directory;

    private Path source;
    private Path target;

    @BeforeEach
    void create() throws IOException {
        source = Files.createDirectory(directory.resolve("source"));
        target = directory.resolve("target");
    }

    @Test
    void restores_names_whatever_the_locale() throws Exception {
        Files.createDirectories(source.resolve("é/日本"));
        Files.writeString(source.resolve("é/日本/x y"), "content");
        Files.createSymbolicLink(source.resolve("link"), Path.of("../é"));
        Path archive = Files.write(directory.resolve("archive"), gnuTar("--format=pax", "."));

        Program.Result result = runExtractProgram(archive, Map.of("LC_ALL", "C"), List.of());

        assertThat(result.output()).endsWith("ExtractionReport[files=1, bytes=7]\n");
        assertThat(Program.run(directory, "diff", "-r", "--no-dereference", "source", "target"))
                .isEmpty();
    }

    @Test
    void without_the_superusers_rights_files_stay_with_the_present_user() throws Exception {
        assumeTrue(Program.succeeds("unshare", "-U", "true"), "needs user namespaces");
        SampleTree.fill(source);
        Path archive = Files.write(directory.resolve("archive"), gnuTar("--owner=daemon:1", "--group=daemon:1", "."));

        Program.Result result = runExtractProgram(archive, Map.of(), List.of("unshare", "-U"));

        assertThat(result.output()).endsWith("ExtractionReport[files=4, bytes=123460]\n");
        assertThat(attributesToTheSecond(target)).isEqualTo(attributesToTheSecond(source));
    }

    @Test
    void a_superuser_who_may_not_give_files_away_keeps_them() throws Exception {
        assumeTrue(Program.succeeds("unshare", "-Ur", "true"), "needs user namespaces");
        SampleTree.fill(source);
        Path archive = Files.write(directory.resolve("archive"), gnuTar("--owner=daemon:1", "--group=daemon:1", "."));

        Program.Result result = runExtractProgram(archive, Map.of(), List.of("unshare", "-Ur"));

        assertThat(result.output()).endsWith("ExtractionReport[files=4, bytes=123460]\n");
        assertThat(attributesToTheSecond(target)).isEqualTo(attributesToTheSecond(source));
    }

    private Program.Result runExtractProgram(Path archive, Map<String, String> environment, List<String> prefix)
            throws IOException, InterruptedException {
        List<String> redirected = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" < " + archive, "sh"));
        redirected.addAll(prefix);
        return Program.attempt(
                directory, environment, Program.java(redirected, ExtractProgram.class, target.toString()));
    }

    @Test
    void user_ids_in_base_256_and_unknown_names_fall_back_to_numbers() throws Exception {
        assumeTrue(Program.run(directory, "id", "-u").trim().equals("0"), "needs the superuser");
        Files.writeString(source.resolve("f"), "content");

        extract(gnuTar("--format=gnu", "--owner=nobody_here:3000017", "--group=nobody_here:3000018", "f"));

        assertThat(Program.run(target, "stat", "-c", "%u %g", "f")).isEqualTo("3000017 3000018\n");
    }

    @Test
    void the_owner_is_found_by_name_before_number() throws Exception {
        assumeTrue(Program.run(directory, "id", "-u").trim().equals("0"), "needs the superuser");
        Files.writeString(source.resolve("f"), "content");
        Files.createSymbolicLink(source.resolve("l"), Path.of("/nowhere"));

        extract(gnuTar("--owner=daemon:3000017", "--group=daemon:3000018", "f", "l"));

        assertThat(Program.run(target, "stat", "-c", "%U %G", "f", "l")).isEqualTo("daemon daemon\ndaemon daemon\n");
    }

    private ExtractionReport extract(byte[] archive) throws IOException, InterruptedException {
        try (TarExtractor extractor = new TarExtractor(target)) {
            ExtractionReport report = extractor.extract(new ByteArrayInputStream(archive), 0);
            extractor.finish();
            return report;
        }
    }

    private byte[] gnuTar(String... arguments) throws IOException, InterruptedException {
        return SampleTree.gnuTar(directory, source, arguments);
    }

    private static String attributesToTheSecond(Path root) throws IOException, InterruptedException {
        return ArchiveWriterTest.attributesOf(root).replaceAll("\\.\\d+\n", "\n");
    }
}
