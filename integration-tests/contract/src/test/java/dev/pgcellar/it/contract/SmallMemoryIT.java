package dev.pgcellar.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgcellar.testsupport.process.CommandLineProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The WAL commands in a container of 64 MiB (contract 08 section 2 no. 8), and what they take where there is plenty. */
@ExtendWith(SharedServers.class)
class SmallMemoryIT {

    private static final int DEFAULT_SEGMENT = 16 << 20;

    /** Of the resident memory, shared pages of the virtual machine and its class data included. */
    private static final long CEILING = 128L << 20;

    private static final List<String> NEXT =
            List.of("000000010000000000000002", "000000010000000000000003", "000000010000000000000004");

    private final Archive archive;
    private final Path folder;
    private final Path segment;

    SmallMemoryIT(Archives archives, @TempDir Path folder) {
        this.archive = archives.create(ArchiveKind.S3);
        this.folder = folder;
        this.segment = folder.resolve(WalSegment.NAME);
    }

    /** Incompressible, so that the compressed form, which is held in memory, is as large as the segment. */
    @BeforeEach
    void writeSegment() throws IOException {
        byte[] content = new byte[DEFAULT_SEGMENT];
        new Random(1).nextBytes(content);
        ByteBuffer.wrap(content)
                .order(ByteOrder.nativeOrder())
                .putShort((short) 0xD118)
                .putShort((short) 0x0002)
                .putInt(32, DEFAULT_SEGMENT)
                .putInt(36, 8192);
        Files.write(segment, content);
    }

    @ParameterizedTest
    @CsvSource({"'', 64", "--gzip, 88"})
    void the_wal_commands_run_in_a_small_container(String compression, long mebibytes) throws Exception {
        Optional<MemoryLimit> container = MemoryLimit.of(mebibytes << 20);
        assumeTrue(container.isPresent(), "needs a writable memory control group");
        Path restored = folder.resolve("restored");
        try (MemoryLimit limit = container.get()) {
            limit.on(archiver(compression)).run(Archive.LIMIT).expectSuccess();
            limit.on(archive.command("wal-restore", WalSegment.NAME, restored.toString()))
                    .run(Archive.LIMIT)
                    .expectSuccess();
        }

        assertThat(restored).hasSameBinaryContentAs(segment);
    }

    @Test
    void going_ahead_takes_no_more() throws Exception {
        Optional<MemoryLimit> container = MemoryLimit.of(64L << 20);
        assumeTrue(container.isPresent(), "needs a writable memory control group");
        Path status = Files.createDirectory(folder.resolve("archive_status"));
        for (String next : NEXT) {
            Files.copy(segment, folder.resolve(next));
            Files.createFile(status.resolve(next + ".ready"));
        }
        String[] ahead = {"--spool-dir", folder.resolve("spool").toString()};
        Path restored = folder.resolve("restored");
        try (MemoryLimit limit = container.get()) {
            limit.on(archiver("").arguments(ahead)).run(Archive.LIMIT).expectSuccess();
            limit.on(archive.command("wal-restore", WalSegment.NAME, restored.toString())
                            .arguments(ahead))
                    .run(Archive.LIMIT)
                    .expectSuccess();
        }

        assertThat(archive.files()).hasSize(1 + NEXT.size());
        try (Stream<Path> files = Files.walk(folder.resolve("spool/fetched"))) {
            assertThat(files.filter(file -> file.toFile().length() == DEFAULT_SEGMENT))
                    .hasSameSizeAs(NEXT);
        }
    }

    @Test
    void on_a_large_machine_too_they_stay_small() throws Exception {
        long peak = 0;
        try (CommandLineProcess archiver = archiver("--gzip").start()) {
            while (archiver.isAlive()) {
                peak = Math.max(peak, peakResidentBytes(archiver.pid()));
            }
            archiver.awaitExit(Archive.LIMIT).expectSuccess();
        }

        assertThat(peak).isBetween(1L, CEILING);
    }

    private CommandLineProcess.Builder archiver(String compression) {
        CommandLineProcess.Builder program = archive.command("wal-archive", segment.toString());
        return compression.isEmpty() ? program : program.arguments(compression);
    }

    /** The highest so far; 0 when the process has ended. */
    private static long peakResidentBytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            // There is no such file, or no such process while it is read.
            return 0;
        }
    }
}
