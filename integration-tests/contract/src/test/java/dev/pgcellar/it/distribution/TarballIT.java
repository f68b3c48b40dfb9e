package dev.pgcellar.it.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import dev.pgcellar.testsupport.process.ProcessOutcome;
import dev.pgcellar.testsupport.s3.S3Server;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The tarball is unpacked anywhere and run, without Java on the machine. */
@EnabledIfSystemProperty(named = BuiltDistribution.PROPERTY, matches = ".+")
class TarballIT {

    private static final String HISTORY = "00000002.history";
    private static final String CONTENT = "1\t0/3000000\tno recovery target specified\n";
    private static final String OWN_CLASS = "dev.pgcellar.cli.PgCellarCommand source: ";
    private static final String ARCHIVED = "shared objects file";

    @TempDir
    static Path folder;

    private static BuiltDistribution built;
    private static BareMachine machine;
    private static Path home;

    @BeforeAll
    static void unpack() throws IOException {
        built = BuiltDistribution.ofThisBuild();
        machine = new BareMachine(folder);
        home = built.unpackInto(Files.createDirectory(folder.resolve("unpacked here")));
    }

    @Test
    void the_checksums_are_those_of_the_files() {
        ProcessOutcome outcome = CommandLineProcess.of("sha256sum", "--check", "SHA256SUMS")
                .workingFolder(built.folder())
                .run(BuiltDistribution.LIMIT)
                .expectSuccess();

        assertThat(outcome.stdout()).contains(built.tarball().getFileName() + ": OK");
    }

    @Test
    void prints_its_version_and_starts_from_its_cache_in_the_folder_it_was_unpacked_to() throws IOException {
        assertThat(classesLoadedBy(home)).contains(OWN_CLASS + ARCHIVED);
    }

    @Test
    void a_moved_copy_starts_from_its_cache() throws IOException {
        Path moved = copyOfDistribution("moved");

        assertThat(classesLoadedBy(moved)).contains(OWN_CLASS + ARCHIVED);
    }

    @Test
    void a_machine_of_much_memory_starts_from_the_cache_too() throws IOException {
        assertThat(classesLoadedBy(home, "-XX:MaxRAM=256g", "-XX:MinRAMPercentage=40"))
                .contains(OWN_CLASS + ARCHIVED);
    }

    @Test
    void works_silently_without_a_cache_that_serves() throws IOException {
        Path copy = copyOfDistribution("spoilt");
        Path cache = copy.resolve("lib/startup/pgcellar-file.aot");
        List<String> outputs = new ArrayList<>();

        overwriteHead(cache);
        outputs.add(version(copy));
        Files.delete(cache);
        Files.write(cache, new byte[100]);
        outputs.add(version(copy));
        Files.delete(cache);
        outputs.add(version(copy));
        Files.delete(copy.resolve("lib/startup/files"));
        outputs.add(version(copy));

        assertThat(outputs)
                .hasSize(4)
                .allSatisfy(output -> assertThat(output).startsWith("pgcellar ").hasLineCount(1));
    }

    @Test
    void does_without_its_cache_where_a_copy_kept_no_times() throws IOException {
        Path copy = copyOfDistribution("without-times");
        Path jar = copy.resolve("lib/quarkus-run.jar");
        byte[] content = Files.readAllBytes(jar);
        Files.delete(jar);
        Files.write(jar, content);

        assertThat(classesLoadedBy(copy)).contains(OWN_CLASS).doesNotContain(OWN_CLASS + ARCHIVED);
    }

    @Test
    void archives_lists_and_restores_by_folder_and_by_s3() throws IOException {
        Path history = Files.writeString(machine.writable().resolve(HISTORY), CONTENT);
        Path restored = machine.writable().resolve("restored");
        String store = "file://" + machine.writable().resolve("store");

        assertThat(run("pgcellar", "check-wal-archive", store, "main")).isEmpty();
        assertThat(run("barman-cloud-backup-list", "--format=json", store, "main"))
                .isEqualToIgnoringWhitespace("{\"backups_list\": []}");

        try (S3Server server = S3Server.start()) {
            server.createBucket("bucket");
            String endpoint = server.endpoint().toString();
            runWith(
                    server,
                    "barman-cloud-wal-archive",
                    "--zstd",
                    "--endpoint-url",
                    endpoint,
                    "s3://bucket",
                    "main",
                    history.toString());
            runWith(
                    server,
                    "pgcellar",
                    "wal-restore",
                    "--endpoint-url",
                    endpoint,
                    "s3://bucket",
                    "main",
                    HISTORY,
                    restored.toString());
        }

        assertThat(restored).hasContent(CONTENT);
    }

    private static String run(String program, String... arguments) {
        ProcessOutcome outcome = machine.run(home.resolve("bin").resolve(program), arguments)
                .run(BuiltDistribution.LIMIT)
                .expectSuccess();
        assertThat(outcome.stderr()).isEmpty();
        return outcome.stdout();
    }

    private static void runWith(S3Server server, String program, String... arguments) {
        ProcessOutcome outcome = machine.run(home.resolve("bin").resolve(program), arguments)
                .environment(server.environment())
                .run(BuiltDistribution.LIMIT)
                .expectSuccess();
        assertThat(outcome.stdout() + outcome.stderr()).isEmpty();
    }

    private static String version(Path installed) {
        ProcessOutcome outcome = machine.run(installed.resolve("bin/pgcellar"), "--version")
                .run(BuiltDistribution.LIMIT)
                .expectSuccess();
        assertThat(outcome.stderr()).isEmpty();
        return outcome.stdout();
    }

    private static String classesLoadedBy(Path installed, String... javaOptions) throws IOException {
        Path log = Files.createTempDirectory(machine.writable(), "log").resolve("classes");
        log.getParent().toFile().setWritable(true, false);
        log.getParent().toFile().setExecutable(true, false);
        ProcessOutcome outcome = machine.run(installed.resolve("bin/pgcellar"), "--version")
                .environment("PGCELLAR_JAVA_OPTS", "-Xlog:class+load:file=" + log + " " + String.join(" ", javaOptions))
                .run(BuiltDistribution.LIMIT)
                .expectSuccess();
        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.stdout()).matches("pgcellar \\d+\\.\\d+\\.\\d+\\S*\\n");
        return Files.readString(log);
    }

    /** Shares its files with the original: they may be replaced, but not written to. */
    private static Path copyOfDistribution(String name) {
        Path copy = folder.resolve(name);
        CommandLineProcess.of("cp", "-al", home.toString(), copy.toString())
                .run(BuiltDistribution.LIMIT)
                .expectSuccess();
        return copy;
    }

    /** Spoils a file without changing its size and time. */
    private static void overwriteHead(Path file) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Path original = Files.move(file, file.resolveSibling("original"));
        Files.copy(original, file);
        Files.delete(original);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(4096));
        }
        Files.setLastModifiedTime(file, time);
    }
}
