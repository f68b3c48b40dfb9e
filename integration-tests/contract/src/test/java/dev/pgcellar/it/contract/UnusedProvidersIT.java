package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a command does not need is not loaded: it would cost time at every archived segment. */
@OfTheVirtualMachine
@ExtendWith(SharedServers.class)
class UnusedProvidersIT {

    private static final String SDK = "software.amazon.awssdk.";
    private static final String GOOGLE = "com.google.";

    /** Types that the start-up of Quarkus' Amazon S3 extension names, in every process: its settings and builders. */
    private static final List<String> NAMED_BY_EXTENSION = List.of(
            SDK + "regions.Region",
            SDK + "http.Protocol",
            SDK + "http.Tls",
            SDK + "identity.spi.",
            SDK + "auth.credentials.Aws",
            SDK + "utils.builder.",
            SDK + "core.client.builder.",
            SDK + "awscore.client.builder.",
            SDK + "services.s3.S3BaseClientBuilder");

    @TempDir
    Path folder;

    private final Archives archives;

    UnusedProvidersIT(Archives archives) {
        this.archives = archives;
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKUP_LIST", "WAL_ARCHIVE"})
    void a_folder_needs_no_cloud_sdk(StoreCommand command) throws IOException {
        assertThat(loadedBy(command, ArchiveKind.FILE))
                .noneMatch(name -> name.startsWith(GOOGLE))
                .filteredOn(name -> name.startsWith(SDK))
                .allMatch(name -> NAMED_BY_EXTENSION.stream().anyMatch(name::startsWith))
                .hasSizeLessThan(25);
    }

    @ParameterizedTest
    @CsvSource({
        "FILE,org.postgresql.",
        "S3,org.postgresql.",
        "S3,com.azure.",
        "FILE,com.azure.",
        "FILE,reactor.",
        "S3,com.google.",
        "S3,dev.pgcellar.storage.file.FileObjectStore",
        "S3,dev.pgcellar.snapshot.aws.Ec2",
        "S3,dev.pgcellar.snapshot.azure.AzureDiskSnapshots",
        "S3,dev.pgcellar.snapshot.gcp.GcpDiskSnapshots",
        "S3,software.amazon.awssdk.services.ec2.",
    })
    void archiving_wal_needs_neither_driver_nor_other_store(ArchiveKind kind, String unwanted) throws IOException {
        assertThat(loadedBy(StoreCommand.WAL_ARCHIVE, kind))
                .filteredOn(name -> name.startsWith(unwanted))
                .isEmpty();
    }

    @Test
    void a_bucket_needs_the_sdk() throws IOException {
        assertThat(loadedBy(StoreCommand.BACKUP_LIST, ArchiveKind.S3))
                .anyMatch(name -> name.startsWith(SDK + "services.s3.S3Client"));
    }

    /** The names of all classes of a run, each followed by where it comes from; without a cache, which loads its own. */
    private List<String> loadedBy(StoreCommand command, ArchiveKind kind) throws IOException {
        Path log = folder.resolve("classes.log");
        command.on(archives.create(kind), folder)
                .environment("PGCELLAR_JAVA_OPTS", "-XX:AOTMode=off -Xlog:class+load:file=" + log + "::filecount=0")
                .run(Archive.LIMIT)
                .expectSuccess();
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", ""))
                .toList();
    }
}
