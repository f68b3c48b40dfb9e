package dev.pgcellar.it.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.cli.ReportedFailure;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A build without an extension: it is not there, and asking for it names the dependency that adds it. */
class AbsentExtensionsIT {

    private static final String SEGMENT = "000000010000000000000001";

    private final FileOnlyApplication application = new FileOnlyApplication();

    @TempDir
    Path folder;

    private Path archive;
    private Path segment;

    @BeforeEach
    void writeSegment() throws IOException {
        archive = Files.createDirectory(folder.resolve("archive"));
        segment = Files.writeString(folder.resolve(SEGMENT), "content");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com/google/api/",
                "software/amazon/",
                "io/quarkiverse/amazon/",
                "com/azure/",
                "dev/pgcellar/storage/azure/",
                "dev/pgcellar/storage/gcs/",
                "dev/pgcellar/google/",
                "dev/pgcellar/snapshot/aws/",
                "dev/pgcellar/snapshot/azure/",
                "dev/pgcellar/snapshot/gcp/",
                "dev/pgcellar/snapshot/operation/",
                "dev/pgcellar/storage/s3/",
                "dev/pgcellar/compression/"
            })
    void no_class_of_it_is_in_the_application(String unwanted) throws IOException {
        assertThat(application.jars()).isNotEmpty();
        assertThat(entries()).anyMatch(name -> name.startsWith("dev/pgcellar/storage/file/"));
        assertThat(entries()).noneMatch(name -> name.startsWith(unwanted));
    }

    private List<String> entries() throws IOException {
        Stream.Builder<String> names = Stream.builder();
        for (Path jar : application.jars()) {
            try (JarFile opened = new JarFile(jar.toFile())) {
                opened.stream().map(ZipEntry::getName).forEach(names);
            }
        }
        return names.build().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "s3://bucket/path,s3,pgcellar-storage-s3",
        "gs://bucket/path,gs,pgcellar-storage-gcs",
        "https://account.blob.core.windows.net/container,https,pgcellar-storage-azure",
    })
    void a_url_of_its_scheme_is_answered_with_the_dependency(String url, String scheme, String dependency) {
        ProcessOutcome outcome = application.run("backup-list", url, "srv");

        assertThat(message(outcome))
                .isEqualTo("this build has no storage provider for '" + scheme + "://' (asked for by '" + url
                        + "'); it has file://; the dependency dev.pgcellar:" + dependency + " adds it");
    }

    @ParameterizedTest
    @CsvSource({
        "aws-s3,pgcellar-storage-s3",
        "azure-blob-storage,pgcellar-storage-azure",
        "google-cloud-storage,pgcellar-storage-gcs",
    })
    void its_name_is_answered_with_the_dependency(String provider, String dependency) {
        ProcessOutcome outcome = application.run("backup-list", "--cloud-provider", provider, archiveUrl(), "srv");

        assertThat(message(outcome))
                .isEqualTo("this build has no storage provider '" + provider
                        + "'; it has file; the dependency dev.pgcellar:" + dependency + " adds it");
    }

    @ParameterizedTest
    @CsvSource({"--gzip,gzip", "-j,bzip2", "--xz,xz", "--snappy,snappy", "--zstd,zstd", "--lz4,lz4"})
    void its_compression_is_answered_with_the_dependency(String option, String codec) {
        ProcessOutcome outcome = application.run("wal-archive", option, archiveUrl(), "srv", segment.toString());

        assertThat(message(outcome))
                .isEqualTo("this build has no compression '" + codec
                        + "'; it has none; the dependency dev.pgcellar:pgcellar-compression-" + codec + " adds it");
        assertThat(archive).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "azure", "gcp"})
    void its_snapshots_are_answered_with_the_dependency(String provider) {
        ProcessOutcome outcome = application.run(
                "backup",
                "--snapshot-provider",
                provider,
                "--snapshot-instance",
                "db1",
                "--snapshot-disk",
                "disk0",
                archiveUrl(),
                "srv");

        assertThat(message(outcome))
                .isEqualTo("this build has no provider of '" + provider
                        + "' disk snapshots; it has none; the dependency dev.pgcellar:pgcellar-snapshot-" + provider
                        + " adds it");
        assertThat(archive).isEmptyDirectory();
    }

    @Test
    void its_compression_of_a_backup_is_answered_with_the_dependency() {
        ProcessOutcome outcome = application.run("backup", "--snappy", archiveUrl(), "srv");

        assertThat(message(outcome)).endsWith("the dependency dev.pgcellar:pgcellar-compression-snappy adds it");
        assertThat(archive).isEmptyDirectory();
    }

    @Test
    void a_compressed_backup_is_answered_with_the_dependency() throws IOException {
        Path backup = Files.createDirectories(archive.resolve("srv/base/20260110T100000"));
        try (InputStream info = getClass().getResourceAsStream("/golden/named.backup.info")) {
            Files.copy(info, backup.resolve("backup.info"));
        }
        Files.writeString(backup.resolve("data.tar.zst"), "content");
        Path destination = folder.resolve("destination");

        ProcessOutcome outcome =
                application.run("restore", archiveUrl(), "srv", "20260110T100000", destination.toString());

        assertThat(message(outcome))
                .contains("data.tar.zst", "; it has none; the dependency dev.pgcellar:pgcellar-compression-zstd");
        assertThat(destination).doesNotExist();
    }

    @Test
    void a_compressed_segment_is_answered_with_the_dependency() throws IOException {
        Path wals = Files.createDirectories(archive.resolve("srv/wals/0000000100000000"));
        Files.writeString(wals.resolve(SEGMENT + ".gz"), "content");
        Path destination = folder.resolve("destination");

        ProcessOutcome outcome = application.run("wal-restore", archiveUrl(), "srv", SEGMENT, destination.toString());

        assertThat(message(outcome))
                .contains(
                        SEGMENT + ".gz",
                        "; it has none; the dependency dev.pgcellar:pgcellar-compression-gzip adds it");
        assertThat(destination).doesNotExist();
    }

    @Test
    void its_options_are_accepted_and_ignored() {
        ProcessOutcome outcome = application.run(
                "wal-archive",
                "--endpoint-url",
                "http://127.0.0.1:1",
                "--aws-profile",
                "nobody",
                "--read-timeout",
                "5",
                "--azure-credential",
                "default",
                "--encryption",
                "AES256",
                "--sse-kms-key-id",
                "key",
                "--encryption-scope",
                "scope",
                "--kms-key-name",
                "name",
                "--max-block-size",
                "4MB",
                archiveUrl(),
                "srv",
                segment.toString());

        assertThat(outcome).isEqualTo(new ProcessOutcome(0, "", ""));
        assertThat(archive.resolve("srv/wals/0000000100000000/" + SEGMENT)).hasContent("content");
    }

    @Test
    void its_options_are_not_in_the_help() {
        String help = application.run("wal-archive", "--help").expectSuccess().stdout();

        assertThat(help)
                .contains("--overwrite")
                .doesNotContain("--endpoint-url", "--azure-credential", "--gzip", "--kms-key-name");
    }

    private String archiveUrl() {
        return "file://" + archive;
    }

    private static String message(ProcessOutcome outcome) {
        return ReportedFailure.of(outcome).withExitCode(4).message();
    }
}
