package dev.pgcellar.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParallelExtractionTest {

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
    void the_file_of_the_highest_part_stays_when_parts_arrive_in_disorder() throws Exception {
        Files.writeString(source.resolve("backup_label"), "leftover");
        byte[] first = gnuTar("./backup_label");
        Files.writeString(source.resolve("backup_label"), "of this backup");
        byte[] last = gnuTar("backup_label");

        try (TarExtractor extractor = new TarExtractor(target)) {
            extractor.extract(new ByteArrayInputStream(last), 2);
            extractor.extract(new ByteArrayInputStream(first), 0);
            extractor.finish();
        }

        assertThat(target.resolve("backup_label")).hasContent("of this backup");
        assertThat(target.toFile().list()).containsExactly("backup_label");
    }

    @Test
    void several_threads_extract_into_one_directory() throws Exception {
        int archives = 4;
        List<byte[]> contents = new ArrayList<>();
        for (int archive = 0; archive < archives; archive++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ArchiveWriter writer = new ArchiveWriter(out);
            for (int file = 0; file < 300; file++) {
                String name = "base/" + file % 7 + "/sub" + file % 11 + "/" + archive + "-" + file;
                writer.addBytes(name, 0600, 0, 0, name.repeat(file).getBytes());
            }
            writer.finish();
            contents.add(out.toByteArray());
        }

        ExecutorService threads = Executors.newFixedThreadPool(archives);
        ExtractionReport total = new ExtractionReport(0, 0);
        try (TarExtractor extractor = new TarExtractor(target)) {
            List<Future<ExtractionReport>> reports = new ArrayList<>();
            for (int i = 0; i < archives; i++) {
                int part = i;
                reports.add(
                        threads.submit(() -> extractor.extract(new ByteArrayInputStream(contents.get(part)), part)));
            }
            for (Future<ExtractionReport> report : reports) {
                total = total.plus(report.get(60, TimeUnit.SECONDS));
            }
            extractor.finish();
        } finally {
            threads.shutdownNow();
        }

        assertThat(total.files()).isEqualTo(1200);
        for (int archive = 0; archive < archives; archive++) {
            for (int file = 0; file < 300; file++) {
                String name = "base/" + file % 7 + "/sub" + file % 11 + "/" + archive + "-" + file;
                assertThat(target.resolve(name)).hasContent(name.repeat(file));
            }
        }
        assertThat(Program.run(target, "find", ".", "-name", ".pgcellar*")).isEmpty();
    }

    private byte[] gnuTar(String... arguments) throws IOException, InterruptedException {
        Path archive = Files.createTempFile(directory, "archive", ".tar");
        List<String> command = new ArrayList<>(List.of("tar", "cf", archive.toString()));
        command.addAll(List.of(arguments));
        Program.run(source, command.toArray(String[]::new));
        return Files.readAllBytes(archive);
    }
}
